import { integer, optional, required, structure, text } from "../input/checks";
import { cutPage } from "../input/paging";
import { operation } from "../operation";
import { toPoolDescription } from "../pools/pool-views";

const request = structure({
  NextToken: optional(text({ min: 1, pattern: "[\\S]+" })),
  MaxResults: required(integer({ min: 1, max: 60 })),
});

/** Lists the user pools, a page at a time. */
export const listUserPools = operation("iam", request, (services) => async (input) => {
  const pools = services.directory.pools();
  const { page, next } = cutPage(pools, ({ settings }) => settings.id, input.MaxResults, input.NextToken);
  return { UserPools: page.map(toPoolDescription), ...next };
});

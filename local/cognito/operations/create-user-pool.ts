import { InvalidParameter } from "../errors";
import { flag, listOf, oneOf, optional, required, structure } from "../input/checks";
import { operation } from "../operation";
import { newPool } from "../pools/directory";
import { changeable, poolName, readPoolChanges, readShown } from "../pools/pool-input";
import { toPoolType } from "../pools/pool-views";
import { randomText } from "../secrets";

const request = structure(
  {
    PoolName: required(poolName),
    AliasAttributes: optional(listOf(oneOf("phone_number", "email", "preferred_username"))),
    UsernameAttributes: optional(listOf(oneOf("phone_number", "email"))),
    UsernameConfiguration: optional(structure({ CaseSensitive: required(flag) })),
    ...changeable,
  },
  "refuse",
);

const lettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Makes a user pool beside those that the program declares. */
export const createUserPool = operation("iam", request, (services) => async (input) => {
  const aliasAttributes = input.AliasAttributes ?? [];
  const usernameAttributes = input.UsernameAttributes ?? [];
  if (aliasAttributes.length > 0 && usernameAttributes.length > 0) {
    throw new InvalidParameter("Only one of the aliasAttributes or usernameAttributes can be set in a User pool.");
  }
  const id = `${services.region}_${randomText(9, lettersAndDigits)}`;
  const settings = {
    id,
    name: input.PoolName,
    arn: `arn:aws:cognito-idp:${services.region}:${services.accountId}:userpool/${id}`,
    usernameAttributes,
    aliasAttributes,
    caseSensitive: input.UsernameConfiguration?.CaseSensitive ?? true,
    ...newPool,
    ...readPoolChanges(input, { tier: "ESSENTIALS", secondFactors: [] }),
  };
  await services.keys.forPool(id);
  const now = services.clock();
  const pool = await services.directory.putPool({ settings, shown: readShown(input), createdAt: now, modifiedAt: now });
  return { UserPool: toPoolType(pool, 0) };
});

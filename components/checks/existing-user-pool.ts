import type { ExistingIdentityPlan } from "../plan";
import { requirePartName } from "./names";
import { memberPath, type Option, readEntries, readOptions } from "./options";
import { type Describe, hide, isComputed, refuse, show } from "./refusal";
import { requireDistinct, requireText, toInput } from "./values";

/** Key of the client that the option `clientId` names. */
const firstKey = "client";

/** How refusals name the id of a client: `existingUserPool.clientId`, or `existingUserPool.clientIds["web"]`. */
export function clientIdPath(key: string): string {
  return key === firstKey ? "existingUserPool.clientId" : memberPath("existingUserPool.clientIds", key);
}

/** Options that say what a pool of one's own is made of, by their names. */
type PoolOptions = { [option: string]: Option };

/**
 * Reads `existingUserPool`. Undefined if it was left out: the component makes a pool.
 *
 * @param made Options that only a pool which is made here can have.
 * @throws Refusal for any of those beside it, which would be lost without a word.
 */
export function parseExistingUserPool(option: Option, made: PoolOptions): ExistingIdentityPlan | undefined {
  if (option.value === undefined) return undefined;
  const given = readOptions(option.where, option.value, ["userPoolId", "clientId", "clientIds"]);
  const userPoolId = parseId(given.userPoolId, requireUserPoolId);
  const first = { key: firstKey, id: parseId(given.clientId, requireClientId) };
  const others = readEntries(given.clientIds).map(({ key, ...entry }) => {
    if (key === firstKey) refuse(entry.where, "has the name of the first client", "write another name");
    return { key: requirePartName(key, entry.where), id: parseId(entry, requireClientId) };
  });
  // The authorizer takes 50 audiences (API Gateway quotas), and each client is one.
  if (others.length > 49) refuse(given.clientIds.where, "must be 49 at most", "make a second API", `${others.length}`);
  const clientIds = [first, ...others];
  requireDistinct(
    given.clientIds.where,
    clientIds.map(({ id }) => id),
    show,
  );
  for (const { where, value } of Object.values(made)) {
    if (value === undefined) continue;
    refuse(where, "belongs to a pool that is made here", "set it at the existing pool, or leave existingUserPool out");
  }
  return { kind: "existing", userPoolId, clientIds };
}

function parseId({ where, value }: Option, require: typeof requireUserPoolId) {
  return isComputed(value) ? toInput(where, value) : require(value, where, show);
}

/**
 * Takes the id of a user pool (DescribeUserPool, `UserPoolId`).
 *
 * @throws Refusal for anything else, such as an ARN.
 */
export function requireUserPoolId(value: unknown, where: string, describe: Describe = hide): string {
  const id = requireText(value, where, describe);
  if (!/^[a-z]{2}(-[a-z]+)+-\d_[A-Za-z0-9]+$/.test(id)) {
    refuse(where, "must be the id of a user pool", 'write one such as "eu-west-1_Ab12Cd34E"', describe(id));
  }
  return id;
}

/**
 * Takes the id of an app client (DescribeUserPoolClient, `ClientId`).
 *
 * @throws Refusal for anything else.
 */
export function requireClientId(value: unknown, where: string, describe: Describe = hide): string {
  const id = requireText(value, where, describe);
  if (!/^[\w+]{1,128}$/.test(id)) {
    refuse(
      where,
      "must be the id of an app client",
      "write the 26 letters and digits that Cognito shows",
      describe(id),
    );
  }
  return id;
}

import { AliasExists, CodeMismatch, ExpiredCode, NotAuthorized, UserNotFound } from "../errors";
import { flag, optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import type { UserRecord } from "../records";
import { requireSecretHash } from "../secret-hash";
import { digest, sameSecret } from "../secrets";
import { canonicalName } from "../users/sign-in-names";

const request = structure({
  ClientId: required(shapes.clientId),
  SecretHash: optional(shapes.secretHash),
  Username: required(shapes.username),
  ConfirmationCode: required(shapes.code),
  ForceAliasCreation: optional(flag),
});

/** Confirms a user by the code they were sent, which verifies the address it was sent to. */
export const confirmSignUp = operation("public", request, (services) => async (input) => {
  const { settings: client } = services.directory.requireClient(input.ClientId);
  requireSecretHash(client, input.Username, input.SecretHash);
  const { settings: pool } = services.directory.requirePool(client.poolId);
  const user = await services.users.find(pool, input.Username);
  if (user === undefined && !client.preventUserExistenceErrors) {
    throw new UserNotFound("Username/client id combination not found.");
  }
  await services.attempts.countHourly(pool.id, user?.username ?? canonicalName(pool, input.Username), "confirmation");
  if (user === undefined) throw new CodeMismatch();
  const onTaken = input.ForceAliasCreation === true ? "move" : { refuse: aliasTaken };
  await services.users.update(
    pool,
    user.username,
    (one) => confirm(one, input.ConfirmationCode, services.clock()),
    onTaken,
  );
  return {};
});

function confirm(user: UserRecord, code: string, now: number): UserRecord {
  if (user.status !== "UNCONFIRMED") {
    throw new NotAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
  }
  const { confirmation } = user;
  if (confirmation === undefined) throw new CodeMismatch();
  if (!sameSecret(digest(code), confirmation.codeDigest)) throw new CodeMismatch();
  if (now >= confirmation.expiresAt) throw new ExpiredCode();
  const attributes = { ...user.attributes, [`${confirmation.attribute}_verified`]: "true" };
  return { ...user, status: "CONFIRMED", attributes, confirmation: undefined };
}

function aliasTaken(name: string): AliasExists {
  return new AliasExists(`An account with the ${name.includes("@") ? "email" : "phone_number"} already exists.`);
}

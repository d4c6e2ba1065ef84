import { InvalidParameter, NotAuthorized, UsernameExists } from "../errors";
import { optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import { requireSecretHash } from "../secret-hash";
import type { PoolSettings } from "../settings";
import { readAttributes } from "../users/attributes";
import { withConfirmationCode } from "../users/confirmation-codes";
import { toDeliveryDetails } from "../users/delivery";
import { toNewUser } from "../users/new-users";
import { requirePolicy } from "../users/password-policy";

const request = structure({
  ClientId: required(shapes.clientId),
  SecretHash: optional(shapes.secretHash),
  Username: required(shapes.username),
  Password: required(shapes.password),
  UserAttributes: optional(shapes.attributes),
});

/** Makes an unconfirmed user and sends the code that confirms them. */
export const signUp = operation("public", request, (services) => async (input) => {
  const { settings: client } = services.directory.requireClient(input.ClientId);
  requireSecretHash(client, input.Username, input.SecretHash);
  const { settings: pool } = services.directory.requirePool(client.poolId);
  if (pool.adminCreateUserOnly) throw new NotAuthorized("SignUp is not permitted for this user pool");
  const attributes = readAttributes(input.UserAttributes, pool, client);
  requireNoPreferredName(pool, attributes);
  requirePolicy(pool.passwordPolicy, input.Password);
  const start = { name: input.Username, password: input.Password, attributes, groups: [] };
  const unconfirmed = toNewUser(pool, { ...start, status: "UNCONFIRMED" }, services.clock());
  const { user, delivery, send } = withConfirmationCode(services, {
    pool,
    client,
    user: unconfirmed,
    source: "SignUp",
  });
  await services.users.create(pool, user, { refuse: () => new UsernameExists(takenText(pool, input.Username)) });
  await send();
  const details = delivery === undefined ? {} : { CodeDeliveryDetails: toDeliveryDetails(delivery) };
  return { UserConfirmed: false, UserSub: user.sub, ...details };
});

function requireNoPreferredName(pool: PoolSettings, attributes: Record<string, string>): void {
  if (!pool.aliasAttributes.includes("preferred_username")) return;
  if (attributes["preferred_username"] === undefined) return;
  throw new InvalidParameter("preferred_username is an alias of this user pool: it is set once the user is confirmed");
}

function takenText(pool: PoolSettings, name: string): string {
  if (pool.usernameAttributes.length === 0) return "User already exists";
  return `An account with the given ${name.includes("@") ? "email" : "phone_number"} already exists.`;
}

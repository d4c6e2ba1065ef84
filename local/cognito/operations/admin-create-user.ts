import { UnsupportedUserState, UsernameExists } from "../errors";
import { type Checked, flag, listOf, oneOf, optional, required, structure } from "../input/checks";
import * as shapes from "../input/shapes";
import { operation } from "../operation";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import type { PoolSettings } from "../settings";
import { readAttributes, toAttributeRecord } from "../users/attributes";
import { toNewUser } from "../users/new-users";
import { makeTemporaryPassword, requirePolicy, withPassword } from "../users/password-policy";
import { toUserType } from "../users/user-views";

const request = structure({
  UserPoolId: required(shapes.poolId),
  Username: required(shapes.username),
  UserAttributes: optional(shapes.attributes),
  ValidationData: optional(shapes.attributes),
  TemporaryPassword: optional(shapes.password),
  ForceAliasCreation: optional(flag),
  MessageAction: optional(oneOf("RESEND", "SUPPRESS")),
  DesiredDeliveryMediums: optional(listOf(oneOf("SMS", "EMAIL"))),
  ClientMetadata: optional(shapes.clientMetadata),
});

type Input = Checked<typeof request>;

/** Makes a user with a temporary password and sends it to them, or sends a new one. */
export const adminCreateUser = operation("iam", request, (services) => async (input) => {
  const { settings: pool } = services.directory.requirePool(input.UserPoolId);
  const password = input.TemporaryPassword ?? makeTemporaryPassword(pool.passwordPolicy);
  const again = input.MessageAction === "RESEND";
  const user = await (again ? renew(services, pool, input, password) : create(services, pool, input, password));
  if (input.MessageAction !== "SUPPRESS") await invite(services, pool, input, user, password);
  return { User: toUserType(user) };
});

/** What the pre sign-up trigger decides counts for those who sign up themselves: here it may refuse alone. */
async function create(services: Services, pool: PoolSettings, input: Input, password: string): Promise<UserRecord> {
  const attributes = readAttributes(input.UserAttributes, pool, "administrator");
  requirePolicy(pool.passwordPolicy, password);
  const start = { name: input.Username, password, attributes, groups: [] };
  const user = toNewUser(pool, { ...start, status: "FORCE_CHANGE_PASSWORD" }, services.clock());
  const { username: userName, attributes: userAttributes } = user;
  const subject = { pool, client: undefined, userName, userAttributes, clientMetadata: input.ClientMetadata };
  await services.triggers.preSignUp(subject, "PreSignUp_AdminCreateUser", toAttributeRecord(input.ValidationData));
  const taken = { refuse: () => new UsernameExists("User account already exists") };
  return services.users.create(pool, user, input.ForceAliasCreation === true ? "move" : taken);
}

async function renew(services: Services, pool: PoolSettings, input: Input, password: string): Promise<UserRecord> {
  const { username } = await services.users.require(pool, input.Username);
  return services.users.update(pool, username, (user) => {
    if (user.status !== "FORCE_CHANGE_PASSWORD") {
      throw new UnsupportedUserState(`Resend not possible. ${input.Username} status is not FORCE_CHANGE_PASSWORD`);
    }
    return withPassword(pool, user, password, services.clock());
  });
}

/** By the media asked for; else by e-mail if there is an address, else by SMS. */
async function invite(
  services: Services,
  pool: PoolSettings,
  { DesiredDeliveryMediums: media, ClientMetadata: clientMetadata }: Input,
  user: UserRecord,
  password: string,
): Promise<void> {
  const { email, phone_number: phone } = user.attributes;
  const chosen = media ?? [email === undefined ? "SMS" : "EMAIL"];
  for (const to of chosen.map((medium) => (medium === "EMAIL" ? email : phone))) {
    if (to === undefined) continue;
    const notice = { pool, client: undefined, user, source: "AdminCreateUser", clientMetadata } as const;
    await services.notify({ ...notice, kind: "invitation", to, code: password });
  }
}

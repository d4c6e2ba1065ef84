import { randomBytes } from "node:crypto";
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  GlobalSignOutCommand,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { GivenToken } from "./tokens/sources";

/** Outputs of the contract's program that say where to sign in. */
const needed = [
  "USER_POOL_ID",
  "CLIENT_ID",
  "SECOND_CLIENT_ID",
  "STRANGERS_CLIENT_ID",
  "OTHER_USER_POOL_ID",
  "OTHER_CLIENT_ID",
] as const;

export type Outputs = { [name in (typeof needed)[number]]: string };

/** @throws Error naming what is missing. */
export function requireOutputs(values: { [name: string]: unknown }): Outputs {
  const missing = needed.filter((name) => typeof values[name] !== "string" || values[name] === "");
  if (missing.length > 0)
    throw new Error(`${missing.join(", ")} must be set: they are outputs of test/contract/program`);
  return values as Outputs;
}

/**
 * Makes people in the pools of the contract's program and signs them in by API.
 *
 * @param endpoint Of the local Cognito; left out: AWS, with the credentials that the SDK finds.
 */
export async function signInPeople(outputs: Outputs, endpoint?: string): Promise<Record<GivenToken, string>> {
  const first = openPool(outputs.USER_POOL_ID, endpoint);
  const other = openPool(outputs.OTHER_USER_POOL_ID, endpoint);
  const [member, leaver, stranger] = await Promise.all([
    first.createPerson(["admin", "poweruser"]),
    first.createPerson([]),
    other.createPerson([]),
  ]);
  const person = await first.signIn(member, outputs.CLIENT_ID);
  const gone = await first.signIn(leaver, outputs.CLIENT_ID);
  await first.signOut(gone.accessToken);
  return {
    TOKEN: person.accessToken,
    ID_TOKEN: person.idToken,
    SECOND_TOKEN: (await first.signIn(member, outputs.SECOND_CLIENT_ID)).accessToken,
    STRANGERS_TOKEN: (await first.signIn(member, outputs.STRANGERS_CLIENT_ID)).accessToken,
    OTHER_TOKEN: (await other.signIn(stranger, outputs.OTHER_CLIENT_ID)).accessToken,
    SIGNED_OUT_TOKEN: gone.accessToken,
  };
}

interface Person {
  username: string;
  password: string;
}

function openPool(UserPoolId: string, endpoint: string | undefined) {
  const region = UserPoolId.split("_")[0] ?? "";
  const local = endpoint && { endpoint, credentials: { accessKeyId: "test", secretAccessKey: "test" } };
  const client = new CognitoIdentityProviderClient({ region, ...local });
  return {
    async createPerson(groups: string[]): Promise<Person> {
      const person = {
        username: `contract-${randomBytes(6).toString("hex")}@example.com`,
        password: `Aa1!${randomBytes(12).toString("hex")}`,
      };
      const Username = person.username;
      const UserAttributes = [
        { Name: "email", Value: Username },
        { Name: "email_verified", Value: "true" },
      ];
      await client.send(
        new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: "SUPPRESS" }),
      );
      const Password = person.password;
      await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
      for (const GroupName of groups) {
        await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }));
      }
      return person;
    },
    async signIn({ username, password }: Person, ClientId: string): Promise<{ accessToken: string; idToken: string }> {
      const AuthParameters = { USERNAME: username, PASSWORD: password };
      const { AuthenticationResult } = await client.send(
        new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters }),
      );
      const { AccessToken, IdToken } = AuthenticationResult ?? {};
      if (!AccessToken || !IdToken) throw new Error(`signing in to ${UserPoolId} gave no tokens`);
      return { accessToken: AccessToken, idToken: IdToken };
    },
    async signOut(AccessToken: string): Promise<void> {
      await client.send(new GlobalSignOutCommand({ AccessToken }));
    },
  };
}

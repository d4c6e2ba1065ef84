import { clientId, password, poolId } from "../start-cognito";
import { type House, startHouse } from "./house";
import { addApp, addPerson, closeHouses, itRefuses, type Row, said, sessionOf, tokensOf, withPassword } from "./moves";

const stolen = "Stolen-horse-66";

/** Offers a code that was sent for another password. */
async function resetWith(house: House, Username: string, ConfirmationCode: string): Promise<string> {
  const request = { ClientId: clientId, Username, ConfirmationCode, Password: stolen };
  return said(await house.call("ConfirmForgotPassword", request));
}

async function forgotten(house: House, Username: string): Promise<string> {
  await house.call("ForgotPassword", { ClientId: clientId, Username });
  return house.lastCode();
}

/** What somebody does who had a look into a mailbox, found a token or a password, and wants the account. */
const rows: Row[] = [
  [
    "a code for a new password from before the owner changed theirs",
    async (house, name) => {
      const code = await forgotten(house, name);
      const { AccessToken } = await tokensOf(house, name);
      const change = { AccessToken, PreviousPassword: password, ProposedPassword: "Another-horse-2" };
      return [said(await house.call("ChangePassword", change)), await resetWith(house, name, code)];
    },
    ["200", "Invalid verification code provided, please try again."],
  ],
  [
    "a code for a new password from before an administrator set one",
    async (house, name) => {
      const code = await forgotten(house, name);
      await house.ok("AdminSetUserPassword", { UserPoolId: poolId, Username: name, Password: "Another-horse-2" });
      return [await resetWith(house, name, code), (await house.userOf(name)).status];
    },
    ["Invalid verification code provided, please try again.", "FORCE_CHANGE_PASSWORD"],
  ],
  [
    "a code for a new password that was used, or is not the last one sent",
    async (house, name) => {
      const [first, last] = [await forgotten(house, name), await forgotten(house, name)];
      const answers = [];
      for (const code of [first, last, last]) answers.push(await resetWith(house, name, code));
      return answers;
    },
    [
      "Invalid verification code provided, please try again.",
      "200",
      "Invalid verification code provided, please try again.",
    ],
  ],
  [
    "a code for a new password after an hour",
    async (house, name) => {
      const code = await forgotten(house, name);
      house.wait(3_600_000);
      return resetWith(house, name, code);
    },
    "Invalid code provided, please request a code again.",
  ],
  [
    "another user's code for a new password",
    async (house, name) => resetWith(house, name, await forgotten(house, "mallory")),
    "Invalid code provided, please request a code again.",
  ],
  [
    "a second factor by e-mail, to an address that a found token put there and nobody proved",
    async (house, name) => {
      const { AccessToken } = await tokensOf(house, name);
      await house.changeUser(name, { mfa: { enabled: ["EMAIL_OTP"] } });
      const UserAttributes = [{ Name: "email", Value: `thief-of-${name}@evil.example` }];
      await house.call("UpdateUserAttributes", { AccessToken, UserAttributes });
      const proof = house.messages.length;
      const refused = said(await house.call("InitiateAuth", withPassword(name)));
      return [refused, house.messages.length - proof];
    },
    ["User does not have delivery config set to turn on EMAIL_OTP", 0],
  ],
  [
    "an e-mail address that is another user's sign-in name, proven or not",
    async (house, name) => {
      const { AccessToken } = await tokensOf(house, "mallory");
      const UserAttributes = [{ Name: "email", Value: `${name}@example.com` }];
      await house.call("UpdateUserAttributes", { AccessToken, UserAttributes });
      const code = house.lastCode();
      const verify = { AccessToken, AttributeName: "email", Code: code };
      const proven = said(await house.call("VerifyUserAttribute", verify));
      const { body } = await house.call("InitiateAuth", withPassword(`${name}@example.com`));
      const result = body["AuthenticationResult"] as { AccessToken: string };
      const user = await house.call("GetUser", { AccessToken: result.AccessToken });
      await house.changeUser("mallory", { attributes: { email: "mallory@example.com", email_verified: "true" } });
      return [proven, user.body["Username"] === name];
    },
    ["An account with the email already exists.", true],
  ],
  [
    "what says that an address is proven, or who one is, set by oneself",
    async (house, name) => {
      const { AccessToken } = await tokensOf(house, name);
      const set = async (Name: string, Value: string) =>
        said(await house.call("UpdateUserAttributes", { AccessToken, UserAttributes: [{ Name, Value }] }));
      return [await set("email_verified", "true"), await set("sub", "x"), await set("cognito:groups", "admins")];
    },
    [
      "A client attempted to write unauthorized attribute",
      "Attributes did not conform to the schema: sub: Attribute cannot be updated.",
      "Attributes did not conform to the schema: cognito:groups: Attribute does not exist in the schema.",
    ],
  ],
  [
    "a code by e-mail in the place of a password, for who has a second factor",
    async (house, name) => {
      await addApp(house, name);
      const before = house.messages.length;
      const AuthParameters = { USERNAME: name, PREFERRED_CHALLENGE: "EMAIL_OTP" };
      await house.call("InitiateAuth", { ClientId: clientId, AuthFlow: "USER_AUTH", AuthParameters });
      return house.messages.length - before;
    },
    0,
  ],
  [
    "another app in the place of the owner's, with the password alone",
    async (house, name) => {
      await addApp(house, name);
      const Session = await sessionOf(house, name);
      return said(await house.call("AssociateSoftwareToken", { Session }));
    },
    "Invalid session for the user.",
  ],
];

describe("an attack on somebody's account", function () {
  this.timeout(20_000);
  let house: House;
  before(async () => {
    house = await startHouse({
      pool: {
        mfa: "OPTIONAL",
        secondFactors: ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"],
        firstFactors: ["PASSWORD", "EMAIL_OTP"],
      },
    });
    await addPerson(house, "mallory");
  });
  after(closeHouses);

  itRefuses(() => house, rows, addPerson);
});

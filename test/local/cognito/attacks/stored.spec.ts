import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { digest } from "../../../../local/cognito/secrets";
import { clientId, password } from "../start-cognito";
import { createBrowser } from "./browser";
import { type House, others, startHouse } from "./house";
import { addPerson, answering, closeHouses, said, tokensOf } from "./moves";
import { codeFor, pageTokens, signedIn } from "./oauth-moves";

const newPassword = "Another-horse-2";
const thirdPassword = "Yet-another-horse-3";

describe("an attack with the files of the store", function () {
  this.timeout(30_000);
  let house: House;
  before(async () => {
    house = await startHouse({ pool: { firstFactors: ["PASSWORD", "EMAIL_OTP"] } });
  });
  after(closeHouses);

  it("finds no password, session, code, token or cookie that was handed out, after all that makes one", async () => {
    const secrets = await useEverything(house);
    await house.requireControl();
    await house.store.close();
    const files = readdirSync(house.folder).map((name) => join(house.folder, name));
    const text = files.map((file) => readFileSync(file, "latin1")).join("");
    const { session = "", ...others } = secrets;
    expect([text.includes("cognito/user/"), text.includes(digest(session))]).to.deep.equal([true, true]);
    expect(Object.entries({ session, ...others }).filter(([, secret]) => text.includes(secret))).to.deep.equal([]);
    expect(Object.values(secrets).filter((secret) => secret.length < 6)).to.deep.equal([]);
    expect(files.filter((file) => (statSync(file).mode & 0o077) !== 0)).to.deep.equal([]);
  });
});

/** All that a client, a browser or a mailbox was given; a code of six digits as it would stand in a record. */
async function useEverything(house: House): Promise<Record<string, string>> {
  const UserAttributes = [{ Name: "email", Value: "olga@example.com" }];
  const Username = "olga";
  await house.call("SignUp", { ClientId: clientId, Username, Password: password, UserAttributes });
  const signUpCode = house.lastCode();
  await house.call("ConfirmSignUp", { ClientId: clientId, Username, ConfirmationCode: signUpCode });
  await house.call("ForgotPassword", { ClientId: clientId, Username });
  const resetCode = house.lastCode();
  const reset = { ClientId: clientId, Username, ConfirmationCode: resetCode, Password: newPassword };
  expect(said(await house.call("ConfirmForgotPassword", reset))).to.equal("200");
  const start = { ClientId: clientId, AuthFlow: "USER_AUTH" };
  const AuthParameters = { USERNAME: Username, PREFERRED_CHALLENGE: "EMAIL_OTP" };
  const { body } = await house.call("InitiateAuth", { ...start, AuthParameters });
  const session = String(body["Session"]);
  const signInCode = house.lastCode();
  const responses = { USERNAME: Username, EMAIL_OTP_CODE: signInCode };
  const answered = await house.call("RespondToAuthChallenge", answering("EMAIL_OTP", session, responses));
  const { AccessToken, IdToken, RefreshToken } = answered.body["AuthenticationResult"] as Record<string, string>;
  const change = { AccessToken, PreviousPassword: newPassword, ProposedPassword: thirdPassword };
  expect(said(await house.call("ChangePassword", change))).to.equal("200");
  await house.call("GetUserAttributeVerificationCode", { AccessToken, AttributeName: "email" });
  const attributeCode = house.lastCode();
  await addPerson(house, "pat");
  const rotated = await tokensOf(house, "pat", others.rotating.id);
  const refresh = { ClientId: others.rotating.id, RefreshToken: rotated.RefreshToken };
  const { body: next } = await house.call("GetTokensFromRefreshToken", refresh);
  const [browser] = await signedIn(house, "pat");
  const typing = createBrowser(house);
  await typing.submit("/login", { username: "pat", password: "Guessed-horse-9" });
  const hosted = await pageTokens(house, "pat");
  await house.ok("AdminCreateUser", {
    UserPoolId: others.pool.id,
    Username: "quinn",
    TemporaryPassword: "Temporary-horse-7",
  });
  return {
    session,
    password,
    newPassword,
    thirdPassword,
    guessed: "Guessed-horse-9",
    temporary: "Temporary-horse-7",
    signUpCode: `"${signUpCode}"`,
    resetCode: `"${resetCode}"`,
    signInCode: `"${signInCode}"`,
    attributeCode: `"${attributeCode}"`,
    AccessToken: AccessToken ?? "",
    IdToken: IdToken ?? "",
    RefreshToken: RefreshToken ?? "",
    rotated: rotated.RefreshToken,
    next: String((next["AuthenticationResult"] as Record<string, string>)["RefreshToken"]),
    code: await codeFor(house, "pat"),
    hosted: hosted.refresh_token,
    pageCookie: browser.cookies.get("cognito") ?? "",
    formCookie: browser.cookies.get("cognito-form") ?? "",
    stateCookie: typing.cookies.get("cognito-page") ?? "",
  };
}

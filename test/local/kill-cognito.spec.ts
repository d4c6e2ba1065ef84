import { randomInt } from "node:crypto";
import fs from "node:fs";
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  SetUserMFAPreferenceCommand,
  SetUserPoolMfaConfigCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import * as otpauth from "otpauth";
import { copyCheckout } from "../checkout";
import { cognitoClient, type RunningServer, startServer } from "./running-server";

/** More of them: `SECURED_API_KILLS=50 npx mocha test/local/kill-cognito.spec.ts`. */
const kills = Number(process.env["SECURED_API_KILLS"] ?? 2);
const acknowledgedBeforeKill = 25;
const password = "Correct-horse-1";

/** So that a write that nobody waits for is still to come when the kill does. */
const slowDisk = ["test/local/slow-disk.cjs"];

/** A pool that calls made, with two clients. */
interface Pool {
  UserPoolId: string;
  web: string;
  /** Its refresh tokens rotate without a grace period. */
  rotating: string;
}

/** What one user was told to be done; checked after a kill. */
type Check = (sdk: CognitoIdentityProviderClient, pool: Pool) => Promise<string[]>;

/** One kill. */
interface Round {
  sdk: CognitoIdentityProviderClient;
  pool: Pool;
  checks: Check[];
  /** To be called with each answer that arrived. */
  acknowledge(): void;
}

describe("what the local Cognito acknowledged", function () {
  this.timeout(60_000 + kills * 20_000);

  it(`holds after each of ${kills} kills during password changes, MFA set-ups, sign-outs and refresh rotations`, async () => {
    const project = copyCheckout();
    let server = await startServer(project);
    const checks: Check[] = [];
    try {
      const pool = await makePool(cognitoClient(server));
      await server.end();
      server = await startServer(project, slowDisk);
      for (let kill = 0; kill < kills; kill++) {
        checks.push(...(await workUntilKilled(server, pool, kill)));
        server = await startServer(project, slowDisk);
        expect(await findBroken(server, pool, checks.splice(0))).to.deep.equal([]);
      }
    } finally {
      await server.end();
      fs.rmSync(project, { recursive: true, force: true });
    }
  });
});

async function makePool(sdk: CognitoIdentityProviderClient): Promise<Pool> {
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: "killed" }));
  const UserPoolId = UserPool?.Id ?? "";
  const SoftwareTokenMfaConfiguration = { Enabled: true };
  const mfa = { UserPoolId, MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration } as const;
  await sdk.send(new SetUserPoolMfaConfigCommand(mfa));
  const base = { UserPoolId, ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH" as const] };
  const rotation = { Feature: "ENABLED", RetryGracePeriodSeconds: 0 } as const;
  const web = await sdk.send(new CreateUserPoolClientCommand({ ...base, ClientName: "web" }));
  const rotating = await sdk.send(
    new CreateUserPoolClientCommand({ ...base, ClientName: "rotating", RefreshTokenRotation: rotation }),
  );
  return {
    UserPoolId,
    web: web.UserPoolClient?.ClientId ?? "",
    rotating: rotating.UserPoolClient?.ClientId ?? "",
  };
}

/** Several users at once, each at their own work, until the server is killed in the middle of it. */
async function workUntilKilled(server: RunningServer, pool: Pool, kill: number): Promise<Check[]> {
  const killAfter = acknowledgedBeforeKill + randomInt(25);
  let killed: Promise<void> | undefined;
  let acknowledged = 0;
  const acknowledge = () => {
    acknowledged += 1;
    if (acknowledged >= killAfter) killed ??= server.end("SIGKILL");
  };
  const round: Round = { sdk: cognitoClient(server), pool, checks: [], acknowledge };
  const works = [changePasswords, setUpMfa, signOut, rotateTokens];
  const work = async (worker: number) => {
    for (let count = 0; !killed; count++) {
      const name = `user-${kill}-${worker}-${count}`;
      try {
        await works[worker % works.length]?.(round, name);
      } catch (error) {
        if (!killed) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: 2 * works.length }, (_, worker) => work(worker)));
  await killed;
  expect(acknowledged).to.be.at.least(acknowledgedBeforeKill);
  return round.checks;
}

async function findBroken(server: RunningServer, pool: Pool, checks: Check[]): Promise<string[]> {
  const sdk = cognitoClient(server);
  const broken = await Promise.all(checks.map((check) => check(sdk, pool)));
  return broken.flat();
}

async function makeUser({ sdk, pool: { UserPoolId } }: Round, Username: string): Promise<void> {
  await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: "SUPPRESS" }));
  await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }));
}

function signIn(sdk: CognitoIdentityProviderClient, ClientId: string, USERNAME: string, PASSWORD = password) {
  const AuthParameters = { USERNAME, PASSWORD };
  return sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters }));
}

function isDone(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}

/** The password that was acknowledged last is good, or the one that was on its way; one that was replaced is not. */
async function changePasswords(round: Round, name: string): Promise<void> {
  await makeUser(round, name);
  const { AccessToken } = (await signIn(round.sdk, round.pool.web, name)).AuthenticationResult ?? {};
  const set = [password];
  let coming: string | undefined;
  round.checks.push(async (sdk, { web }) => {
    const good = await Promise.all([set.at(-1), coming].map((one) => isDone(signIn(sdk, web, name, one ?? "none"))));
    const old = set.at(-2);
    const isBack = old !== undefined && (await isDone(signIn(sdk, web, name, old)));
    return [
      ...(good.includes(true) ? [] : [`${name} lost the password`]),
      ...(isBack ? [`${name} has an old one`] : []),
    ];
  });
  for (let number = 2; number < 6; number++) {
    coming = `Correct-horse-${number}`;
    const change = { AccessToken, PreviousPassword: set.at(-1), ProposedPassword: coming };
    await round.sdk.send(new ChangePasswordCommand(change));
    set.push(coming);
    coming = undefined;
    round.acknowledge();
  }
}

/** Whoever was told that the second factor is on is asked for it. */
async function setUpMfa(round: Round, name: string): Promise<void> {
  await makeUser(round, name);
  const { AccessToken } = (await signIn(round.sdk, round.pool.web, name)).AuthenticationResult ?? {};
  const { SecretCode = "" } = await round.sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  const UserCode = new otpauth.TOTP({ secret: otpauth.Secret.fromBase32(SecretCode) }).generate();
  await round.sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
  round.acknowledge();
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
  await round.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }));
  round.checks.push(async (sdk, { web }) => {
    const { ChallengeName } = await signIn(sdk, web, name);
    return ChallengeName === "SOFTWARE_TOKEN_MFA" ? [] : [`${name} signs in without the second factor`];
  });
  round.acknowledge();
}

/** A token that was signed out stays so. */
async function signOut(round: Round, name: string): Promise<void> {
  await makeUser(round, name);
  const { AccessToken } = (await signIn(round.sdk, round.pool.web, name)).AuthenticationResult ?? {};
  await round.sdk.send(new GlobalSignOutCommand({ AccessToken }));
  round.checks.push(async (sdk) => {
    const isBack = await isDone(sdk.send(new GetUserCommand({ AccessToken })));
    return isBack ? [`${name} is signed in again`] : [];
  });
  round.acknowledge();
}

/** The refresh token that was given last is good, unless it was on its way to be replaced; one that was replaced is not. */
async function rotateTokens(round: Round, name: string): Promise<void> {
  await makeUser(round, name);
  const ClientId = round.pool.rotating;
  const first = (await signIn(round.sdk, ClientId, name)).AuthenticationResult?.RefreshToken ?? "";
  const given = [first];
  let isOnItsWay = false;
  const refresh = (sdk: CognitoIdentityProviderClient, RefreshToken = "") =>
    sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken }));
  round.checks.push(async (sdk) => {
    const isLost = !isOnItsWay && !(await isDone(refresh(sdk, given.at(-1))));
    const old = given.at(-2);
    const isBack = old !== undefined && (await isDone(refresh(sdk, old)));
    return [...(isLost ? [`${name} lost the refresh token`] : []), ...(isBack ? [`${name} has an old one`] : [])];
  });
  for (let number = 0; number < 6; number++) {
    isOnItsWay = true;
    const { AuthenticationResult } = await refresh(round.sdk, given.at(-1));
    given.push(AuthenticationResult?.RefreshToken ?? "");
    isOnItsWay = false;
    round.acknowledge();
  }
}

import { expect } from "chai";
import type { Changes } from "./declared-api";
import { readApi } from "./declared-api";

const functionArn = "arn:aws:lambda:eu-west-1:000000000000:function:fn";
const permission = {
  principal: "cognito-idp.amazonaws.com",
  sourceArn: "arn:aws:cognito-idp:eu-west-1:000000000000:*",
};
const names = [
  "preSignUp",
  "postConfirmation",
  "preAuthentication",
  "postAuthentication",
  "customMessage",
  "defineAuthChallenge",
  "createAuthChallenge",
  "verifyAuthChallengeResponse",
  "userMigration",
];

/** A pool with these triggers, whose function Cognito may invoke. */
async function withTriggers(lambdaConfig: object, changes: Changes = {}) {
  const { identity, notes, refusals } = await readApi({ permission, ...changes, pool: { lambdaConfig } });
  const [pool] = identity.pools;
  const ofPool = notes.filter((note) => note.startsWith("user pool"));
  return { triggers: pool?.triggers, tokenTrigger: pool?.tokenTrigger, notes: ofPool, refusals };
}

describe("a declared pool's triggers", function () {
  this.timeout(30_000);

  it("run, each by its name, and nothing is said of them", async () => {
    const all = Object.fromEntries(names.map((name) => [name, functionArn]));
    expect(await withTriggers(all)).to.deep.equal({
      triggers: Object.fromEntries(names.map((name) => [name, { functionArn, permitted: true }])),
      tokenTrigger: undefined,
      notes: [],
      refusals: [],
    });
  });

  it("run beside pre token generation, in its version", async () => {
    const preTokenGenerationConfig = { lambdaArn: functionArn, lambdaVersion: "V3_0" };
    const { triggers, tokenTrigger } = await withTriggers({ preSignUp: functionArn, preTokenGenerationConfig });
    expect({ triggers, tokenTrigger }).to.deep.equal({
      triggers: { preSignUp: { functionArn, permitted: true } },
      tokenTrigger: { functionArn, version: "V3_0", permitted: true },
    });
  });

  it("may be versions of a function, with a permission of their own", async () => {
    const versionArn = `${functionArn}:1`;
    const published = { function: { publish: true } };
    const ofVersion = { ...published, permission: { ...permission, qualifier: "1" } };
    const made = [
      await withTriggers({ preSignUp: versionArn }, ofVersion),
      await withTriggers({ preSignUp: versionArn }, published),
    ];
    expect(made.map(({ triggers, refusals }) => ({ triggers, refusals }))).to.deep.equal([
      { triggers: { preSignUp: { functionArn: versionArn, permitted: true } }, refusals: [] },
      { triggers: { preSignUp: { functionArn: versionArn, permitted: false } }, refusals: [] },
    ]);
  });

  it("are none if empty", async () => {
    const { triggers, refusals } = await withTriggers({ preSignUp: "", customMessage: "" });
    expect({ triggers, refusals }).to.deep.equal({ triggers: {}, refusals: [] });
  });

  it("that no permission lets Cognito invoke are not permitted, which is said of each", async () => {
    const another = {
      ...permission,
      sourceArn: "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_Another01",
    };
    const config = { preSignUp: functionArn, postConfirmation: functionArn };
    const { triggers, notes } = await withTriggers(config, { permission: another });
    const notPermitted = { functionArn, permitted: false };
    const line = (name: string) =>
      `user pool "pool": no permission lets Cognito invoke its Lambda trigger ${name} for this pool: as on AWS, what asks it fails`;
    expect(triggers).to.deep.equal({ preSignUp: notPermitted, postConfirmation: notPermitted });
    expect(notes.filter((note) => note.includes("trigger"))).to.deep.equal([
      line("preSignUp"),
      line("postConfirmation"),
    ]);
  });

  it("stop the start with a function that is not here", async () => {
    const { refusals } = await withTriggers({ preSignUp: `${functionArn}-of-others`, userMigration: functionArn });
    expect(refusals).to.deep.equal([
      `user pool "pool": its Lambda trigger preSignUp calls "${functionArn}-of-others", which is no function of this program`,
    ]);
  });

  for (const name of ["customEmailSender", "customSmsSender"]) {
    it(`stop the start with ${name}, which does not run here`, async () => {
      const sender = { lambdaArn: functionArn, lambdaVersion: "V1_0" };
      const kmsKeyId = "arn:aws:kms:eu-west-1:000000000000:key/k";
      const { refusals } = await withTriggers({ [name]: sender, kmsKeyId, preSignUp: functionArn });
      expect(refusals).to.deep.equal([
        `user pool "pool": its Lambda trigger ${name} does not run here, and sign-in would differ without it`,
      ]);
    });
  }
});

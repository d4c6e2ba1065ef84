import { expect } from "chai";
import type { Changes } from "./declared-api";
import { readApi } from "./declared-api";

const functionArn = "arn:aws:lambda:eu-west-1:000000000000:function:fn";
const config = { lambdaArn: functionArn, lambdaVersion: "V2_0" };
const permission = {
  principal: "cognito-idp.amazonaws.com",
  sourceArn: "arn:aws:cognito-idp:eu-west-1:000000000000:*",
};

/** A pool with these triggers, whose function Cognito may invoke. */
function withTriggers(lambdaConfig: object, changes: Changes = {}): Promise<Awaited<ReturnType<typeof readApi>>> {
  return readApi({ permission, ...changes, pool: { lambdaConfig, ...changes.pool } });
}

const refusals: Record<string, { lambdaConfig: object; pool?: Record<string, unknown>; line: string }> = {
  "a version that nobody knows": {
    lambdaConfig: { preTokenGenerationConfig: { ...config, lambdaVersion: "V9_0" } },
    line: "its preTokenGenerationConfig has lambdaVersion V9_0, which does not run here, only V1_0, V2_0 and V3_0 do",
  },
  "version V2_0 in the feature plan LITE": {
    lambdaConfig: { preTokenGenerationConfig: config },
    pool: { userPoolTier: "LITE" },
    line: "its preTokenGenerationConfig has lambdaVersion V2_0, which needs the feature plan ESSENTIALS",
  },
  "version V3_0 in the feature plan LITE": {
    lambdaConfig: { preTokenGenerationConfig: { ...config, lambdaVersion: "V3_0" } },
    pool: { userPoolTier: "LITE" },
    line: "its preTokenGenerationConfig has lambdaVersion V3_0, which needs the feature plan ESSENTIALS",
  },
  "a function that is not here": {
    lambdaConfig: { preTokenGenerationConfig: { ...config, lambdaArn: `${functionArn}-of-others` } },
    line: `its Lambda trigger calls "${functionArn}-of-others", which is not a function of this program`,
  },
  "no function": {
    lambdaConfig: { preTokenGenerationConfig: { lambdaVersion: "V2_0" } },
    line: 'its Lambda trigger calls "", which is not a function of this program',
  },
  "two different functions": {
    lambdaConfig: { preTokenGenerationConfig: config, preTokenGeneration: `${functionArn}-of-others` },
    line: "its preTokenGeneration and its preTokenGenerationConfig name two functions, which AWS refuses",
  },
};

describe("a declared pre-token trigger", function () {
  this.timeout(30_000);

  for (const version of ["V1_0", "V2_0", "V3_0"]) {
    it(`runs in its version ${version}`, async () => {
      const preTokenGenerationConfig = { ...config, lambdaVersion: version };
      const { identity, refusals: refused, notes } = await withTriggers({ preTokenGenerationConfig });
      expect(identity.pools[0]?.tokenTrigger).to.deep.equal({ functionArn, version, permitted: true });
      expect([refused, notes.filter((note) => note.includes("trigger"))]).to.deep.equal([[], []]);
    });
  }

  it("in the older property runs in version V1_0, and beside the newer one in that one's", async () => {
    const older = { preTokenGeneration: functionArn };
    const both = { ...older, preTokenGenerationConfig: config };
    const versions = [await withTriggers(older), await withTriggers(both)].map(
      ({ identity }) => identity.pools[0]?.tokenTrigger?.version,
    );
    expect(versions).to.deep.equal(["V1_0", "V2_0"]);
  });

  const notPermitted: Record<string, Record<string, unknown> | null> = {
    "for another service": { ...permission, principal: "apigateway.amazonaws.com" },
    "for another pool": {
      ...permission,
      sourceArn: "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_Another01",
    },
    "for another account": { ...permission, sourceAccount: "111111111111" },
    "for another function": { ...permission, function: "another" },
    "for a version of the function": { ...permission, qualifier: "1" },
    "for another action": { ...permission, action: "lambda:GetFunction" },
    "that is missing": null,
  };
  for (const [what, changed] of Object.entries(notPermitted)) {
    it(`with a permission ${what} is not permitted, which is said`, async () => {
      const { identity, notes } = await withTriggers({ preTokenGenerationConfig: config }, { permission: changed });
      expect(identity.pools[0]?.tokenTrigger?.permitted).to.equal(false);
      expect(notes).to.include(
        'user pool "pool": no permission lets Cognito invoke its Lambda trigger for this pool: as on AWS, nobody can sign in',
      );
    });
  }

  for (const [what, { lambdaConfig, pool = {}, line }] of Object.entries(refusals)) {
    it(`stops the start with ${what}`, async () => {
      const settings = await withTriggers(lambdaConfig, { pool });
      expect(settings.refusals).to.include(`user pool "pool": ${line}`);
    });
  }
});

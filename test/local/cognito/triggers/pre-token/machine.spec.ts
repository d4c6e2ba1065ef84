import { expect } from "chai";
import type { TokenTriggerSettings, TriggerResult } from "../../../../../local/cognito/settings";
import { noAccessOverrides } from "../../../../../local/cognito/triggers/pre-token/overrides";
import { runMachineTrigger } from "../../../../../local/cognito/triggers/pre-token/run-trigger";
import { client, clientId, pool, poolId } from "../../start-cognito";
import { refusalOf } from "../asking";
import { functionArn } from "./with-trigger";

const unchanging = { shown: {}, createdAt: 0, modifiedAt: 0, declared: true };

/** What the trigger of this version makes of a machine's token, and the events that it was given. */
async function run(version: TokenTriggerSettings["version"] | undefined, result: TriggerResult, permitted = true) {
  const events: unknown[] = [];
  const invoke = async (_arn: string, event: unknown) => {
    events.push(event);
    return result;
  };
  const tokenTrigger = version === undefined ? undefined : { functionArn, version, permitted };
  const request = {
    pool: { settings: { ...pool, tokenTrigger }, ...unchanging },
    client: { settings: client, ...unchanging },
    scopes: ["notes/read"],
    clientMetadata: { job: "nightly" },
  };
  const running = runMachineTrigger({ invoke, timeoutMs: 5000 }, request);
  const refused = await refusalOf(running);
  return { events, made: await running.catch(() => refused) };
}

const response = (details: unknown): TriggerResult => ({
  ok: true,
  payload: { response: { claimsAndScopeOverrideDetails: details } },
});

describe("a pre-token trigger of version V3_0, asked for a machine's token", () => {
  it("is told the client and its scopes, and of no user", async () => {
    const { events } = await run("V3_0", response(null));
    expect(events).to.deep.equal([
      {
        version: "3",
        triggerSource: "TokenGeneration_ClientCredentials",
        region: "eu-west-1",
        userPoolId: poolId,
        userName: "ClientCredentials",
        callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId },
        request: {
          userAttributes: {},
          groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
          scopes: ["notes/read"],
          clientMetadata: { job: "nightly" },
        },
        response: { claimsAndScopeOverrideDetails: null },
      },
    ]);
  });

  it("changes claims and scopes of the access token", async () => {
    const accessTokenGeneration = { claimsToAddOrOverride: { tenant: "t1" }, scopesToSuppress: ["notes/read"] };
    const { made } = await run("V3_0", response({ accessTokenGeneration }));
    expect(made).to.deep.equal({
      claimsToAddOrOverride: { tenant: "t1" },
      claimsToSuppress: [],
      scopesToAdd: [],
      scopesToSuppress: ["notes/read"],
    });
  });

  for (const version of ["V1_0", "V2_0", undefined] as const) {
    it(`is not asked for it in version ${version}`, async () => {
      const { events, made } = await run(version, response({ accessTokenGeneration: { scopesToAdd: ["a/b"] } }));
      expect({ events, made }).to.deep.equal({ events: [], made: noAccessOverrides });
    });
  }

  it("ends the request if it throws, is not permitted or is not understood", async () => {
    const thrown = await run("V3_0", { ok: false, errorMessage: "not for you" });
    const forbidden = await run("V3_0", response(null), false);
    const strange = await run("V3_0", response({ accessTokenGeneration: { scopeToAdd: ["a/b"] } }));
    expect([thrown.made, forbidden.made, forbidden.events, strange.made]).to.deep.equal([
      "UserLambdaValidationException: PreTokenGeneration failed with error not for you.",
      "UnexpectedLambdaException: PreTokenGeneration invocation failed due to error AccessDeniedException.",
      [],
      "InvalidLambdaResponseException: Unrecognizable lambda output: accessTokenGeneration.scopeToAdd is not known",
    ]);
  });
});

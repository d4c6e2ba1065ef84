import { expect } from "chai";
import { withoutThrottles } from "../../../local/gateway/throttle";
import { readVariant } from "../../contract/variants";

/** A second stage of the program's API, with some more properties. */
function secondStage(more = ""): string {
  return `new aws.apigatewayv2.Stage("second", { apiId: api.id, name: "v1", autoDeploy: true, ${more} });`;
}

const limits = "defaultRouteSettings: { throttlingRateLimit: 5, throttlingBurstLimit: 2 }";

describe("a further stage of an API", () => {
  it("serves the same routes under its name, with its own limits and variables", async () => {
    const { apis, refusals, notes } = await readVariant(secondStage(`${limits}, stageVariables: { color: "blue" }`));
    expect({ refusals, notes, stages: apis.map(({ stage }) => stage) }).to.deep.equal({
      refusals: [],
      notes: [],
      stages: ["$default"],
    });
    const [{ otherStages, ...first } = { otherStages: [] }] = apis;
    const throttle = { requestsPerSecond: 5, burst: 2 };
    expect(otherStages).to.deep.equal([{ ...first, stage: "v1", throttle, stageVariables: { color: "blue" } }]);
  });

  it("stops the start by what AWS refuses of it", async () => {
    const unknown = 'routeSettings: [{ routeKey: "GET /none", throttlingRateLimit: 1, throttlingBurstLimit: 1 }]';
    expect((await readVariant(secondStage(unknown))).refusals).to.deep.equal([
      'stage "second": its routeSettings name "GET /none", which is no route of the API: AWS answers "Unable to find Route by key GET /none within the provided RouteSettings"',
    ]);
  });

  it("is not served while it is not deployed", async () => {
    const { apis, notes } = await readVariant(secondStage("autoDeploy: false"));
    expect([apis.map(({ otherStages }) => otherStages), notes]).to.deep.equal([
      [undefined],
      ['stage "second" has no autoDeploy: as on AWS, nothing is deployed and every request is answered with 404'],
    ]);
  });

  it("says of a route what is wrong with it once", async () => {
    const lambda = `new aws.apigatewayv2.Route("iam", { apiId: api.id, routeKey: "GET /iam", target, authorizationType: "AWS_IAM" });`;
    expect((await readVariant(secondStage() + lambda)).refusals).to.deep.equal([
      'route "iam": authorization AWS_IAM is not served here, only JWT and NONE are',
    ]);
  });

  it("has no limits when they are switched off", async () => {
    const { apis } = await readVariant(secondStage(limits));
    const free = apis.map(withoutThrottles).flatMap(({ otherStages = [] }) => otherStages);
    expect(free.map(({ throttle }) => throttle)).to.deep.equal([undefined]);
  });
});

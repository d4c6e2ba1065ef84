import { expect } from "chai";
import { readFunctionProgram } from "./declared-function";

const fnArn = "arn:aws:lambda:eu-west-1:000000000000:function:fn";
const published = `const fn = new aws.lambda.Function("fn", { ...base, publish: true });`;
const alias = `const live = new aws.lambda.Alias("live", { name: "live", functionName: fn.name, functionVersion: fn.version });`;

const arnOf = async (...lines: string[]) =>
  (await readFunctionProgram(...lines)).apis[0]?.routes.map(({ functionArn }) => functionArn);

describe("a route to a version or an alias of a function", function () {
  this.timeout(30_000);

  it("calls the alias by its ARN", async () => {
    expect(await arnOf(published, alias, `serve(live.arn, { qualifier: "live" });`)).to.deep.equal([`${fnArn}:live`]);
  });

  it("calls the alias by its invoke ARN", async () => {
    const lines = [published, alias, `serve(live.invokeArn, { qualifier: "live" });`];
    expect(await arnOf(...lines)).to.deep.equal([`${fnArn}:live`]);
  });

  it("knows the alias of a function that is named by its ARN", async () => {
    const byArn = alias.replace("fn.name", "fn.arn");
    expect(await arnOf(published, byArn, `serve(live.arn, { qualifier: "live" });`)).to.deep.equal([`${fnArn}:live`]);
  });

  it("calls the version that was published", async () => {
    expect(await arnOf(published, `serve(fn.qualifiedArn, { qualifier: "1" });`)).to.deep.equal([`${fnArn}:1`]);
  });

  for (const [title, permission] of [
    ["for the function itself", "{}"],
    ["for another alias", `{ qualifier: "old" }`],
  ] as const) {
    it(`answers 500 with a permission ${title} only`, async () => {
      const { apis, notes } = await readFunctionProgram(published, alias, `serve(live.arn, ${permission});`);
      expect([apis[0]?.routes[0]?.functionArn, notes]).to.deep.equal([
        `${fnArn}#not-permitted`,
        ['route "route": no permission lets this API invoke live of function "fn": as on AWS, it answers 500'],
      ]);
    });
  }

  it("is none if the permission is for the alias and the function itself is called", async () => {
    expect(await arnOf(published, alias, `serve(fn.arn, { qualifier: "live" });`)).to.deep.equal([
      `${fnArn}#not-permitted`,
    ]);
  });

  for (const [title, uri] of [
    ["an alias that nobody declares", `${fnArn}:ghost`],
    ["a version that is not here", `${fnArn}:7`],
    ["an alias of another function", "arn:aws:lambda:eu-west-1:000000000000:function:other:live"],
  ] as const) {
    it(`stops the start for ${title}`, async () => {
      const { refusals, apis } = await readFunctionProgram(published, alias, `serve("${uri}", { qualifier: "live" });`);
      expect([refusals, apis[0]?.routes]).to.deep.equal([
        [`route "route": it calls ${uri}, which is not a function of this program`],
        [],
      ]);
    });
  }

  it("gives the function its version and its aliases", async () => {
    const { functions } = await readFunctionProgram(published, alias, `serve(live.arn, { qualifier: "live" });`);
    expect(functions.map(({ settings: { version, qualifiers } }) => ({ version, qualifiers }))).to.deep.equal([
      { version: "1", qualifiers: ["1", "live"] },
    ]);
  });

  it("says nothing of provisioned concurrency: every function is loaded ahead", async () => {
    const provisioned = `new aws.lambda.ProvisionedConcurrencyConfig("p", { functionName: fn.name, qualifier: live.name, provisionedConcurrentExecutions: 2 });`;
    const lines = [published, alias, provisioned, `serve(live.arn, { qualifier: "live" });`];
    const { notes, refusals } = await readFunctionProgram(...lines);
    expect([notes, refusals]).to.deep.equal([[], []]);
  });
});

describe("what a function declares and does not get here", function () {
  this.timeout(30_000);

  const notesOf = async (args: string) =>
    (await readFunctionProgram(`const fn = new aws.lambda.Function("fn", { ...base, ${args} });`, "serve(fn.arn, {});"))
      .notes;

  it("is the VPC, said in one line", async () => {
    const vpc = `vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] }, replaceSecurityGroupsOnDestroy: true, replacementSecurityGroupIds: ["sg-2"]`;
    expect(await notesOf(vpc)).to.deep.equal([
      'function "fn": vpcConfig is not emulated: it reaches what this machine reaches, and not the VPC',
    ]);
  });

  it("is a dead-letter queue", async () => {
    expect(await notesOf(`deadLetterConfig: { targetArn: "arn:aws:sqs:eu-west-1:000000000000:q" }`)).to.deep.equal([
      'function "fn": deadLetterConfig is not emulated: it is for calls that nobody waits for, which there are none of here',
    ]);
  });

  it("is the refusal of what is over its reserved concurrency", async () => {
    expect(await notesOf("reservedConcurrentExecutions: 2")).to.deep.equal([
      'function "fn": reservedConcurrentExecutions 2: further requests wait here, and are refused on AWS',
    ]);
    expect(await notesOf("reservedConcurrentExecutions: -1")).to.deep.equal([]);
  });

  it("is not the number of its instances", async () => {
    const lines = `const fn = new aws.lambda.Function("fn", { ...base, reservedConcurrentExecutions: 2 });`;
    const { functions } = await readFunctionProgram(lines, "serve(fn.arn, {});");
    expect(functions.map(({ settings }) => settings.maxInstances)).to.deep.equal([2]);
  });
});

describe("the network that a program asks for", function () {
  this.timeout(30_000);

  it("has one VPC for all subnets of a region, and its default security group", async () => {
    const { functions } = await readFunctionProgram(
      `const subnets = ["subnet-1", "subnet-2"].map((id) => aws.ec2.getSubnetOutput({ id }));`,
      `const group = (vpcId: pulumi.Input<string>) => aws.ec2.getSecurityGroupOutput({ name: "default", vpcId });`,
      `const variables = { subnets: pulumi.jsonStringify(subnets.map(({ id, vpcId }) => [id, vpcId])), groups: pulumi.jsonStringify([group(subnets[0].vpcId).id, group(subnets[1].vpcId).id, group("vpc-2").id]) };`,
      `const fn = new aws.lambda.Function("fn", { ...base, environment: { variables } });`,
      "serve(fn.arn, {});",
    );
    const { subnets = "", groups = "" } = functions[0]?.settings.environment ?? {};
    const [[one, vpc], [two, sameVpc]] = JSON.parse(subnets);
    const [first, second, other] = JSON.parse(groups);
    expect([one, two, sameVpc, second]).to.deep.equal(["subnet-1", "subnet-2", vpc, first]);
    expect(vpc).to.match(/^vpc-[0-9a-f]{17}$/);
    expect([first, other].join()).to.match(/^sg-[0-9a-f]{17},sg-[0-9a-f]{17}$/);
    expect(other).to.not.equal(first);
  });
});

describe("limits of single routes", function () {
  this.timeout(30_000);

  const fn = `const fn = new aws.lambda.Function("fn", base);`;
  const read = (routeSettings: string, more = "") =>
    readFunctionProgram(fn, `serve(fn.arn, {}, { routeSettings: ${routeSettings}${more} });`);

  it("are the route's own", async () => {
    const { apis, notes, refusals } = await read(
      `[{ routeKey: "GET /a", throttlingBurstLimit: 5, throttlingRateLimit: 2, detailedMetricsEnabled: false }]`,
      ", defaultRouteSettings: { throttlingBurstLimit: 50, throttlingRateLimit: 20 }",
    );
    expect([apis[0]?.throttle, apis[0]?.routes[0]?.throttle, notes, refusals]).to.deep.equal([
      { requestsPerSecond: 20, burst: 50 },
      { requestsPerSecond: 2, burst: 5 },
      [],
      [],
    ]);
  });

  it("are 0 where they are left out, as on AWS", async () => {
    const { apis, notes } = await read(`[{ routeKey: "GET /a", throttlingRateLimit: 2 }]`);
    expect([apis[0]?.routes[0]?.throttle, notes]).to.deep.equal([
      { requestsPerSecond: 2, burst: 0 },
      [
        'stage "stage" has settings of route "GET /a" without both throttling limits: as on AWS, a missing one is 0 and every request to it is answered with 429',
      ],
    ]);
  });

  it("stop the start for a route that the API does not have", async () => {
    const { refusals } = await read(`[{ routeKey: "GET /b", throttlingBurstLimit: 5, throttlingRateLimit: 2 }]`);
    expect(refusals).to.deep.equal([
      'stage "stage": its routeSettings name "GET /b", which is no route of the API: AWS answers "Unable to find Route by key GET /b within the provided RouteSettings"',
    ]);
  });
});

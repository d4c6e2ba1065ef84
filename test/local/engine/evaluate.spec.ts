import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect } from "chai";
import type { Outcome } from "./evaluate-all";
import { makeProgram, removePrograms } from "./program-folder";

const script = path.join(__dirname, "evaluate-all.ts");

/** Evaluates programs one after the other in one process of their own, as a server would. */
function evaluate(...folders: string[]): Outcome[] {
  const printed = execFileSync(process.execPath, ["--import", "tsx", script, ...folders], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return JSON.parse(printed.trim().split("\n").at(-1) ?? "[]") as Outcome[];
}

/** The outcome of a program of one file. */
function run(text: string, files: Record<string, string> = {}): Outcome {
  return runAll(text, files)[0] ?? { late: [] };
}

/** The outcome of a program, and of a good one after it in the same process. */
function runAll(text: string, files: Record<string, string> = {}): Outcome[] {
  const bad = makeProgram({ "index.ts": text, ...files });
  return evaluate(bad.folder, makeProgram({ "index.ts": "export const fine = 1;" }).folder);
}

const imports = 'import * as pulumi from "@pulumi/pulumi";\nimport * as aws from "@pulumi/aws";\n';

describe("an evaluation", function () {
  this.timeout(30_000);
  afterEach(removePrograms);

  it("gives the outputs of the program, with the configuration of its stack", () => {
    const text = `${imports}const config = new pulumi.Config();
      export const greeting = config.require("greeting");
      export const region = aws.getRegionOutput().region;
      export const account = aws.getCallerIdentityOutput().accountId;
      export const partition = aws.getPartitionOutput().partition;
      export const place = [pulumi.getProject(), pulumi.getStack(), process.cwd() === __dirname];
      export const env = JSON.parse(process.env.PULUMI_CONFIG ?? "{}")["proj:greeting"];`;
    const { outputs } = run(text, { "Pulumi.dev.yaml": "config:\n  greeting: hello\n  aws:region: eu-west-1\n" });
    expect(outputs).to.deep.equal({
      greeting: "hello",
      region: "eu-west-1",
      account: "000000000000",
      partition: "aws",
      place: ["proj", "dev", true],
      env: "hello",
    });
  });

  it("masks secret outputs", () => {
    const text = `${imports}export const token = pulumi.secret("s3cr3t");\nexport const deep = { list: [pulumi.secret("x")] };`;
    expect(run(text).outputs).to.deep.equal({ deep: "[secret]", token: "[secret]" });
  });

  it("takes the outputs of a default export that is an async function", () => {
    expect(run("module.exports = async () => ({ made: await Promise.resolve(7) });").outputs).to.deep.equal({
      made: 7,
    });
  });

  it("runs in the folder of main", () => {
    const files = {
      "Pulumi.yaml": "name: proj\nruntime: nodejs\nmain: infra/\n",
      "infra/index.ts": "export const cwd = process.cwd().split('/').at(-1);",
    };
    expect(run("", files).outputs).to.deep.equal({ cwd: "infra" });
  });

  it("gives URNs as the engine does: parents' types, without the stack's", () => {
    const text = `${imports}class Part extends pulumi.ComponentResource {
        constructor(name: string, opts?: pulumi.ComponentResourceOptions) { super("my:index:Part", name, {}, opts); }
      }
      const outer = new Part("outer");
      const inner = new Part("inner", { parent: outer });
      new aws.cloudwatch.LogGroup("log", { name: "l" }, { parent: inner });`;
    expect(Object.keys(run(text).ids ?? {})).to.deep.equal([
      "pulumi:pulumi:Stack::proj-dev",
      "my:index:Part::outer",
      "my:index:Part$my:index:Part::inner",
      "my:index:Part$my:index:Part$aws:cloudwatch/logGroup:LogGroup::log",
    ]);
  });

  it("leaves unknown what nobody serves, and what depends on it unserved", () => {
    const text = `${imports}const bucket = new aws.s3.Bucket("files", { bucket: "b" });
      let ran = false;
      bucket.arn.apply(() => { ran = true; });
      const log = new aws.cloudwatch.LogGroup("log", { name: bucket.bucket });
      export const arn = bucket.arn;
      export const logArn = log.arn;
      export const did = new Promise((resolve) => setTimeout(() => resolve(ran), 20));`;
    const { outputs, notServed } = run(text);
    expect(outputs).to.deep.equal({ did: false });
    expect(notServed).to.deep.equal([
      { type: "aws:s3/bucket:Bucket", name: "files", reason: "nobody serves this type here" },
      { type: "aws:cloudwatch/logGroup:LogGroup", name: "log", reason: "its name comes from what is not served" },
    ]);
  });

  it("serves a resource whose unknown input does not matter here", () => {
    const text = `${imports}const bucket = new aws.s3.Bucket("files");
      export const name = new aws.cloudwatch.LogGroup("log", { name: "l", tags: { b: bucket.arn } }).name;`;
    expect(run(text).outputs).to.deep.equal({ name: "l" });
  });

  it("counts a resource that is adopted by its id as not served", () => {
    const text = `${imports}export const arn = aws.cognito.UserPool.get("pool", "eu-west-1_abc").arn;`;
    const { outputs, notServed } = run(text);
    expect([outputs, notServed]).to.deep.equal([
      {},
      [{ type: "aws:cognito/userPool:UserPool", name: "pool", reason: "it exists outside of this program" }],
    ]);
  });

  it("refuses to ask AWS for what is not here", () => {
    const text = `${imports}export const zones = aws.getAvailabilityZonesOutput().names;`;
    expect(run(text).error).to.contain(
      "aws:index/getAvailabilityZones:getAvailabilityZones asks AWS, which the local run cannot: give the value by configuration",
    );
  });

  it("runs transforms of a resource, of its component and of the stack", () => {
    const text = `${imports}pulumi.runtime.registerResourceTransform(({ type, props, opts }) =>
        type.endsWith("LogGroup") ? { props: { ...props, name: props.name + "-stack" }, opts } : undefined);
      class Part extends pulumi.ComponentResource {
        constructor() { super("my:index:Part", "part", {}, { transforms: [({ custom, props, opts }) => custom ? { props: { ...props, name: props.name + "-component" }, opts } : undefined] }); }
      }
      const own = { transforms: [({ props, opts }: pulumi.ResourceTransformArgs) => ({ props: { ...props, name: props.name + "-own" }, opts })] };
      export const name = new aws.cloudwatch.LogGroup("log", { name: "l" }, { parent: new Part(), ...own }).name;`;
    expect(run(text).outputs).to.deep.equal({ name: "l-own-component-stack" });
  });

  it("takes the region of an explicit provider", () => {
    const text = `${imports}const provider = new aws.Provider("us", { region: "us-east-1" });
      export const arn = new aws.cloudwatch.LogGroup("log", { name: "l" }, { provider }).arn;`;
    expect(run(text).outputs).to.deep.equal({ arn: "arn:aws:logs:us-east-1:000000000000:log-group:l" });
  });

  it("collects what the program logs", () => {
    const text = `${imports}pulumi.log.info("one"); pulumi.log.warn("two"); pulumi.log.error("three"); pulumi.log.debug("four");`;
    expect(run(text).log).to.deep.equal([
      { severity: "info", message: "one" },
      { severity: "warning", message: "two" },
      { severity: "error", message: "three" },
    ]);
  });

  it("reads changed files again, and leaves installed packages loaded", () => {
    const text = `${imports}import { count } from "./count";\nexport const counted = count();\nexport const sdk = ((globalThis as any).sdk ??= pulumi) === pulumi;`;
    const { folder } = makeProgram({ "index.ts": text, "count.ts": "let n = 0;\nexport const count = () => ++n;" });
    expect(evaluate(folder, folder).map(({ outputs }) => outputs)).to.deep.equal([
      { counted: 1, sdk: true },
      { counted: 1, sdk: true },
    ]);
  });

  it("gives the same ids each time", () => {
    const { folder } = makeProgram({ "index.ts": `${imports}new aws.cognito.UserPool("pool");` });
    const [first, second] = evaluate(folder, folder);
    expect(first?.ids).to.deep.equal(second?.ids);
  });
});

describe("a program that is broken", function () {
  this.timeout(30_000);
  afterEach(removePrograms);

  const cases: { title: string; text: string; error: string | RegExp; files?: Record<string, string> }[] = [
    {
      title: "throws a RunError: its message is all that is said",
      text: `${imports}throw new pulumi.RunError("routes must not be empty");`,
      error: "routes must not be empty",
    },
    {
      title: "throws an Error: its place in the program is said, as the file was written",
      text: `${imports}interface Unused { a: string }\n\nfunction fail(): never {\n  throw new TypeError("wrong");\n}\nfail();`,
      error:
        "the program failed: TypeError: wrong\n    at fail (index.ts:6:9)\n    at Object.<anonymous> (index.ts:8:1)",
    },
    {
      title: "throws what is no Error",
      text: 'throw "text";',
      error: 'the program threw "text"',
    },
    {
      title: "calls process.exit",
      text: "process.exit(3);",
      error: "the program called process.exit(3): a program ends by itself",
    },
    {
      title: "leaves a rejection floating",
      text: 'void Promise.reject(new Error("floating"));',
      error: /^the program failed: Error: floating\n/,
    },
    {
      title: "throws in an apply",
      text: `${imports}new aws.cloudwatch.LogGroup("log", { name: "l" }).name.apply(() => { throw new pulumi.RunError("in apply"); });`,
      error: "in apply",
    },
    {
      title: "awaits at the top level",
      text: "export const x = await Promise.resolve(1);",
      error:
        "the program uses top-level await, which cannot be loaded here: export an async function and await inside it",
    },
    {
      title: "declares a resource twice",
      text: `${imports}new aws.cloudwatch.LogGroup("log");\nnew aws.cloudwatch.LogGroup("log");`,
      error:
        /Duplicate resource URN 'urn:pulumi:dev::proj::aws:cloudwatch\/logGroup:LogGroup::log'; try giving it a unique name/,
    },
    {
      title: "imports what is not installed",
      text: 'import "no-such-package";',
      error: "Cannot find module 'no-such-package'",
    },
    {
      title: "has a syntax error: its place is said",
      text: "export const x = ;",
      error: /index\.ts:1:17/,
    },
    {
      title: "has no region",
      text: "",
      files: { "Pulumi.dev.yaml": "config: {}\n" },
      error: "no AWS region: run `pulumi config set aws:region eu-west-1`, or give --config aws:region=eu-west-1",
    },
    {
      title: "is not for Node.js",
      text: "",
      files: { "Pulumi.yaml": "name: proj\nruntime: python\n" },
      error: "Pulumi.yaml: runtime python does not run here, only runtime: nodejs does",
    },
  ];
  for (const { title, text, error, files } of cases) {
    it(`${title}; the next program runs in the same process`, () => {
      const [bad, good] = runAll(text, files);
      if (typeof error === "string") expect(bad?.error).to.equal(error);
      else expect(bad?.error).to.match(error);
      expect(good?.outputs).to.deep.equal({ fine: 1 });
    });
  }

  it("is a fault of its own when a timer of it throws later", () => {
    const [first, second] = runAll('setTimeout(() => { throw new Error("too late"); }, 10);');
    expect([first?.error, second?.outputs]).to.deep.equal([undefined, { fine: 1 }]);
    expect(second?.late.map((message) => message.split("\n")[0])).to.deep.equal([
      "the program failed: Error: too late",
    ]);
  });

  it("is a fault of its own when a timer of it calls process.exit later", () => {
    const [, second] = runAll("setTimeout(() => process.exit(7), 10);");
    expect([second?.outputs, [...new Set(second?.late)]]).to.deep.equal([
      { fine: 1 },
      ["the program called process.exit(7): a program ends by itself"],
    ]);
  });

  it("is told that what a timer declares comes too late", () => {
    const text = `${imports}setTimeout(() => new aws.cloudwatch.LogGroup("log"), 10);`;
    expect(runAll(text)[1]?.late[0]).to.contain(
      'aws:cloudwatch/logGroup:LogGroup "log" was declared after the program had ended: it is not served',
    );
  });
});

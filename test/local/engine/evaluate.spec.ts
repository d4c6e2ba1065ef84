import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect } from "chai";
import type { Outcome } from "./evaluate-all";
import { makeProgram, removePrograms } from "./program-folder";

/** Programs to evaluate, by what they show. */
type Programs = Record<string, { text: string; files?: Record<string, string> }>;

/** Evaluates all of them, each followed by a good one, in one process that must outlive them. */
function evaluateAll(programs: Programs): Map<string, { own: Outcome; next: Outcome }> {
  const good = makeProgram({ "index.ts": "export const fine = 1;" }).folder;
  const folders = Object.values(programs).flatMap(({ text, files }) => [
    makeProgram({ "index.ts": text, ...files }).folder,
    good,
  ]);
  const outcomes = evaluate(folders);
  return new Map(
    Object.keys(programs).map((title, index) => {
      const [own = { late: [] }, next = { late: [] }] = outcomes.slice(2 * index);
      return [title, { own, next }];
    }),
  );
}

/** Empty if the process did not outlive the programs. */
function evaluate(folders: string[]): Outcome[] {
  const args = ["--import", "tsx", path.join(__dirname, "evaluate-all.ts"), ...folders];
  const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const last = stdout.trim().split("\n").at(-1) ?? "";
  return last.startsWith("[{") ? (JSON.parse(last) as Outcome[]) : [];
}

const imports = 'import * as pulumi from "@pulumi/pulumi";\nimport * as aws from "@pulumi/aws";\n';

/** What the outcome of each program has to hold. */
const evaluated: Programs & Record<string, { expected: Partial<Outcome> }> = {
  "gives the outputs of the program, with the configuration of its stack": {
    text: `${imports}const config = new pulumi.Config();
      export const greeting = config.require("greeting");
      export const region = aws.getRegionOutput().region;
      export const account = aws.getCallerIdentityOutput().accountId;
      export const partition = aws.getPartitionOutput().partition;
      export const place = [pulumi.getProject(), pulumi.getStack(), process.cwd() === __dirname];
      export const env = JSON.parse(process.env.PULUMI_CONFIG ?? "{}")["proj:greeting"];`,
    files: { "Pulumi.dev.yaml": "config:\n  greeting: hello\n  aws:region: eu-west-1\n" },
    expected: {
      outputs: {
        greeting: "hello",
        region: "eu-west-1",
        account: "000000000000",
        partition: "aws",
        place: ["proj", "dev", true],
        env: "hello",
      },
    },
  },
  "masks secret outputs": {
    text: `${imports}export const token = pulumi.secret("s3cr3t");\nexport const deep = { list: [pulumi.secret("x"), 1] };`,
    expected: { outputs: { deep: { list: ["[secret]", 1] }, token: "[secret]" } },
  },
  "takes the outputs of a default export that is an async function": {
    text: "module.exports = async () => ({ made: await Promise.resolve(7) });",
    expected: { outputs: { made: 7 } },
  },
  "runs in the folder of main": {
    text: "",
    files: {
      "Pulumi.yaml": "name: proj\nruntime: nodejs\nmain: infra/\n",
      "infra/index.ts": "export const cwd = process.cwd().split('/').at(-1);",
    },
    expected: { outputs: { cwd: "infra" } },
  },
  "gives URNs as the engine does: parents' types, without the stack's": {
    text: `${imports}class Part extends pulumi.ComponentResource {
        constructor(name: string, opts?: pulumi.ComponentResourceOptions) { super("my:index:Part", name, {}, opts); }
      }
      const inner = new Part("inner", { parent: new Part("outer") });
      new aws.cloudwatch.LogGroup("log", { name: "l" }, { parent: inner });`,
    expected: {
      ids: {
        "pulumi:pulumi:Stack::proj-dev": null,
        "my:index:Part::outer": null,
        "my:index:Part$my:index:Part::inner": null,
        "my:index:Part$my:index:Part$aws:cloudwatch/logGroup:LogGroup::log": "l",
      },
    },
  },
  "leaves unknown what nobody serves, and what depends on it unserved": {
    text: `${imports}const bucket = new aws.s3.Bucket("files", { bucket: "b" });
      let ran = false;
      bucket.arn.apply(() => { ran = true; });
      const log = new aws.cloudwatch.LogGroup("log", { name: bucket.bucket });
      export const arn = bucket.arn;
      export const logArn = log.arn;
      export const did = new Promise((resolve) => setTimeout(() => resolve(ran), 20));`,
    expected: {
      outputs: { did: false },
      notServed: [
        { type: "aws:s3/bucket:Bucket", name: "files", reason: "nobody serves this type here" },
        { type: "aws:cloudwatch/logGroup:LogGroup", name: "log", reason: "its name comes from what is not served" },
      ],
    },
  },
  "serves a resource whose unknown input does not matter here": {
    text: `${imports}const bucket = new aws.s3.Bucket("files");
      export const name = new aws.cloudwatch.LogGroup("log", { name: "l", tags: { b: bucket.arn } }).name;`,
    expected: { outputs: { name: "l" } },
  },
  "counts a resource that is adopted by its id as not served": {
    text: `${imports}export const arn = aws.cognito.UserPool.get("pool", "eu-west-1_abc").arn;`,
    expected: {
      outputs: {},
      notServed: [{ type: "aws:cognito/userPool:UserPool", name: "pool", reason: "it exists outside of this program" }],
    },
  },
  "runs transforms of a resource, of its component and of the stack": {
    text: `${imports}const add = (text: string) => ({ custom, props, opts }: pulumi.ResourceTransformArgs) =>
        custom ? { props: { ...props, name: props.name + text }, opts } : undefined;
      pulumi.runtime.registerResourceTransform(add("-stack"));
      class Part extends pulumi.ComponentResource {
        constructor() { super("my:index:Part", "part", {}, { transforms: [add("-component")] }); }
      }
      const opts = { parent: new Part(), transforms: [add("-own")] };
      export const name = new aws.cloudwatch.LogGroup("log", { name: "l" }, opts).name;`,
    expected: { outputs: { name: "l-own-component-stack" } },
  },
  "takes the region of an explicit provider": {
    text: `${imports}const provider = new aws.Provider("us", { region: "us-east-1" });
      export const arn = new aws.cloudwatch.LogGroup("log", { name: "l" }, { provider }).arn;`,
    expected: { outputs: { arn: "arn:aws:logs:us-east-1:000000000000:log-group:l" } },
  },
  "collects what the program logs": {
    text: `${imports}pulumi.log.info("one"); pulumi.log.warn("two"); pulumi.log.error("three"); pulumi.log.debug("four");`,
    expected: {
      log: [
        { severity: "info", message: "one" },
        { severity: "warning", message: "two" },
        { severity: "error", message: "three" },
      ],
    },
  },
};

/** What is said of each program. */
const broken: Programs & Record<string, { error: string | RegExp }> = {
  "throws a RunError: its message is all that is said": {
    text: `${imports}throw new pulumi.RunError("routes must not be empty");`,
    error: "routes must not be empty",
  },
  "throws an Error: its place in the program is said, as the file was written": {
    text: `${imports}interface Unused { a: string }\n\nfunction fail(): never {\n  throw new TypeError("wrong");\n}\nfail();`,
    error: /^the program failed: TypeError: wrong\n {4}at fail \(index\.ts:6:9\)\n/,
  },
  "throws what is no Error": { text: 'throw "text";', error: 'the program threw "text"' },
  "calls process.exit": {
    text: "process.exit(3);",
    error: "the program called process.exit(3): a program ends by itself",
  },
  "leaves a rejection floating": {
    text: 'void Promise.reject(new Error("floating"));',
    error: /^the program failed: Error: floating\n/,
  },
  "throws in an apply": {
    text: `${imports}new aws.cloudwatch.LogGroup("log", { name: "l" }).name.apply(() => { throw new pulumi.RunError("in apply"); });`,
    error: "in apply",
  },
  "awaits at the top level": {
    text: "export const x = await Promise.resolve(1);",
    error:
      "the program uses top-level await, which cannot be loaded here: export an async function and await inside it",
  },
  "declares a resource twice": {
    text: `${imports}new aws.cloudwatch.LogGroup("log");\nnew aws.cloudwatch.LogGroup("log");`,
    error:
      /Duplicate resource URN 'urn:pulumi:dev::proj::aws:cloudwatch\/logGroup:LogGroup::log'; try giving it a unique name/,
  },
  "asks AWS for what is not here": {
    text: `${imports}export const zones = aws.getAvailabilityZonesOutput().names;`,
    error:
      /aws:index\/getAvailabilityZones:getAvailabilityZones asks AWS, which the local run cannot: give the value by configuration/,
  },
  "imports what is not installed": {
    text: 'import "no-such-package";',
    error: "Cannot find module 'no-such-package'",
  },
  "has a syntax error: its place is said": { text: "export const x = ;", error: /index\.ts:1:17/ },
  "has no region": {
    text: "",
    files: { "Pulumi.dev.yaml": "config: {}\n" },
    error: "no AWS region: run `pulumi config set aws:region eu-west-1`, or give --config aws:region=eu-west-1",
  },
  "is not for Node.js": {
    text: "",
    files: { "Pulumi.yaml": "name: proj\nruntime: python\n" },
    error: "Pulumi.yaml: runtime python does not run here, only runtime: nodejs does",
  },
};

/** What is said of each program after its evaluation has ended well. */
const late: Programs & Record<string, { said: string | RegExp }> = {
  "throws in a timer": {
    text: 'setTimeout(() => { throw new Error("too late"); }, 10);',
    said: /^the program failed: Error: too late\n/,
  },
  "calls process.exit in a timer": {
    text: "setTimeout(() => process.exit(7), 10);",
    said: "the program called process.exit(7): a program ends by itself",
  },
  "declares a resource in a timer": {
    text: `${imports}setTimeout(() => new aws.cloudwatch.LogGroup("log"), 10);`,
    said: /aws:cloudwatch\/logGroup:LogGroup "log" was declared after the program had ended: it is not served/,
  },
};

describe("an evaluation", function () {
  this.timeout(60_000);
  let outcomes: ReturnType<typeof evaluateAll>;
  before(() => {
    outcomes = evaluateAll(evaluated);
  });
  after(removePrograms);

  for (const [title, { expected }] of Object.entries(evaluated)) {
    it(title, () => {
      const own = outcomes.get(title)?.own ?? { late: [] };
      const told = Object.fromEntries(Object.keys(expected).map((key) => [key, own[key as keyof Outcome]]));
      expect(own.error).to.equal(undefined);
      expect(told).to.deep.equal(expected);
    });
  }

  it("reads changed files again, leaves installed packages loaded, and gives the same ids", () => {
    const text = `${imports}import { writeFileSync } from "node:fs";
      import { word } from "./word";
      writeFileSync("word.ts", 'export const word = "second";');
      export const read = word;
      export const sameSdk = ((globalThis as any).sdk ??= pulumi.Output) === pulumi.Output;
      export const poolId = new aws.cognito.UserPool("pool").id;`;
    const { folder } = makeProgram({ "index.ts": text, "word.ts": 'export const word = "first";' });
    const [first, second] = evaluate([folder, folder]);
    const poolId = first?.outputs?.["poolId"];
    expect([first?.outputs, second?.outputs]).to.deep.equal([
      { read: "first", sameSdk: true, poolId },
      { read: "second", sameSdk: true, poolId },
    ]);
  });
});

describe("a program that is broken", function () {
  this.timeout(60_000);
  let outcomes: ReturnType<typeof evaluateAll>;
  before(() => {
    outcomes = evaluateAll({ ...broken, ...late });
  });
  after(removePrograms);

  for (const [title, { error }] of Object.entries(broken)) {
    it(`${title}; the next one runs in the same process`, () => {
      const { own, next } = outcomes.get(title) ?? {};
      if (typeof error === "string") expect(own?.error).to.equal(error);
      else expect(own?.error).to.match(error);
      expect(next?.outputs).to.deep.equal({ fine: 1 });
    });
  }

  for (const [title, { said }] of Object.entries(late)) {
    it(`${title}: that is its own fault, and the next one runs in the same process`, () => {
      const { own, next } = outcomes.get(title) ?? {};
      if (typeof said === "string") expect(own?.late[0]).to.equal(said);
      else expect(own?.late[0]).to.match(said);
      expect([own?.error, next?.outputs]).to.deep.equal([undefined, { fine: 1 }]);
    });
  }
});

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { handlerPath, parseHandlers, warnOfHandlers } from "../../../components/checks/handlers";
import { refusalOf } from "./refusal-of";

const code = new pulumi.asset.FileArchive(".");
const parse = (handler?: unknown, handlers?: unknown) =>
  parseHandlers({ where: "handler", value: handler }, { where: "handlers", value: handlers });
const refused = (handler?: unknown, handlers?: unknown) => refusalOf(() => parse(handler, handlers));

const defaults = {
  code,
  entryPoint: "index.handler",
  runtime: "nodejs24.x",
  memoryMb: 256,
  timeoutSeconds: 10,
  environment: {},
  grants: [],
  secrets: {},
  network: undefined,
  tokenVerification: false,
  reservedConcurrency: undefined,
  provisionedConcurrency: undefined,
  deadLetterArn: undefined,
};
const subnetIds = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"];
const securityGroupIds = ["sg-0123456789abcdef0"];

describe("checks/handlers", () => {
  it("runs index.handler in Node 24 with 256 MB for 10 seconds unless told otherwise", () => {
    expect(parse({ code })).to.deep.equal([{ key: "handler", where: "handler", ...defaults }]);
  });

  it("takes no function at all", () => {
    expect(parse()).to.deep.equal([]);
  });

  it("takes every choice that was made, the default handler first", () => {
    const report = {
      code,
      entryPoint: "app.main",
      runtime: "python3.12",
      memoryMb: 10_240,
      timeoutSeconds: 29,
      environment: { TABLE_NAME: "notes" },
      grants: [{ actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:eu-west-1:111122223333:jobs"] }],
      secrets: { DB_PASSWORD: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf" },
      network: { subnetIds, securityGroupIds },
      tokenVerification: true,
      reservedConcurrency: 10,
      provisionedConcurrency: 2,
      deadLetterArn: "arn:aws:sqs:eu-west-1:111122223333:failed",
    };
    expect(parse({ code }, { report })).to.deep.equal([
      { key: "handler", where: "handler", ...defaults },
      { key: "report", where: 'handlers["report"]', ...report },
    ]);
  });

  it("takes a function by a name that every object inherits", () => {
    expect(parse(undefined, { constructor: { code } })).to.deep.equal([
      { key: "constructor", where: 'handlers["constructor"]', ...defaults },
    ]);
  });

  it("refuses the name of the default handler for another", () => {
    expect(refused({ code }, { handler: { code } })).to.equal(
      'handlers["handler"] has the name of the default handler: write another name, or use handler',
    );
  });

  it("refuses the name of the function that puts groups into tokens", () => {
    expect(refused({ code }, { "group-scopes": { code } })).to.equal(
      'handlers["group-scopes"] has the name of the trigger for groups: write another name',
    );
  });

  it("refuses the name of the role for SMS", () => {
    expect(refused({ code }, { sms: { code } })).to.equal(
      'handlers["sms"] has the name of the role for SMS: write another name',
    );
  });

  it("takes a name that only holds one of those", () => {
    const handlers = { "group-scopes2": { code }, "my-group-scopes": { code }, sms2: { code }, handlers: { code } };
    expect(refused(undefined, handlers)).to.equal(undefined);
  });

  it("refuses a secret that is a variable of environment too", () => {
    const twice = { environment: { DB_PASSWORD: "a" }, secrets: { DB_PASSWORD: pulumi.output("a") } };
    expect(refused({ code, ...twice })).to.equal(
      'handler.secrets["DB_PASSWORD"] is a variable of environment too: write another name',
    );
  });

  it('refuses the text "true" for token verification', () => {
    expect(refused({ code, tokenVerification: "true" })).to.equal(
      'handler.tokenVerification must be true or false, got "true": leave it out for false',
    );
  });

  for (const [option, value, refusal] of [
    [
      "secrets",
      { DB_PASSWORD: "s3cret" },
      '["DB_PASSWORD"] must be the ARN of a secret or a parameter: write the arn of aws.secretsmanager.Secret',
    ],
    [
      "network",
      { subnetIds: [], securityGroupIds },
      ".subnetIds must hold an id: write one such as subnet-0123456789abcdef0",
    ],
    ["reservedConcurrency", 0, " must be a whole number from 1 to 100000, got 0: write 1 or more"],
    ["provisionedConcurrency", 0, " must be a whole number from 1 to 100000, got 0: write 1 or more"],
    [
      "deadLetterArn",
      "jobs",
      ' must be the ARN of a standard SQS queue or SNS topic, got "jobs": write the arn of aws.sqs.Queue',
    ],
  ] as const) {
    it(`refuses ${option} that Lambda does not take, by the function's name`, () => {
      expect(refused(undefined, { report: { code, [option]: value } })).to.equal(
        `handlers["report"].${option}${refusal}`,
      );
    });
  }

  it("refuses a name that no function can have", () => {
    expect(refused(undefined, { "my/report": { code } })).to.equal(
      'the name of handlers["my/report"] must be letters, digits, _ and -, a letter first, got "my/report": write one such as "notes"',
    );
  });

  for (const [kind, value] of Object.entries({
    "a path": "dist/index.js",
    nothing: undefined,
    null: null,
    "an asset": new pulumi.asset.FileAsset("index.js"),
    "an archive of which only an output is known": pulumi.output(code),
  })) {
    it(`refuses ${kind} in place of code`, () => {
      expect(refused({ code: value })).to.match(
        /^handler\.code must be an archive, got (a string|nothing|null|an object|an output or a promise): write bundle\(\.\.\.\) or new pulumi\.asset\.FileArchive\(\.\.\.\)$/,
      );
    });
  }

  it("refuses a function that is an output, by name", () => {
    expect(refused(undefined, { report: pulumi.output({ code }) })).to.equal(
      'handlers["report"] must be known while the program runs, got an output or a promise: write it as a plain object',
    );
  });

  it("refuses a deprecated runtime", () => {
    expect(refused({ code, runtime: "nodejs20.x" })).to.equal(
      'handler.runtime is deprecated since 2026-04-30, got "nodejs20.x": write nodejs24.x',
    );
  });

  it("refuses memory below 128 MB", () => {
    expect(refused({ code, memoryMb: 127 })).to.equal(
      "handler.memoryMb must be a whole number from 128 to 10240, got 127: write 128 or more",
    );
  });

  it("refuses memory above 10240 MB", () => {
    expect(refused({ code, memoryMb: 10_241 })).to.equal(
      "handler.memoryMb must be a whole number from 128 to 10240, got 10241: write 10240 or less",
    );
  });

  it("refuses a time limit of 0", () => {
    expect(refused({ code, timeoutSeconds: 0 })).to.equal(
      "handler.timeoutSeconds must be a whole number from 1 to 29, got 0: write 1 or more",
    );
  });

  it("refuses a time limit beyond the gateway's, and says why", () => {
    expect(refused({ code, timeoutSeconds: 30 })).to.equal(
      "handler.timeoutSeconds is longer than the gateway waits, which is 30 seconds, got 30: write 29 or less",
    );
  });

  it("refuses a time limit in quotes", () => {
    expect(refused({ code, timeoutSeconds: "30" })).to.equal(
      'handler.timeoutSeconds must be a whole number from 1 to 29, got "30": write it as a plain number',
    );
  });

  it("takes an entry point of 128 characters, refuses more", () => {
    const named = (length: number) => refused({ code, entryPoint: "index.".padEnd(length, "a") });
    expect([named(128), named(129)]).to.deep.equal([
      undefined,
      "handler.entryPoint must have 128 characters at most, got 129 characters: write less",
    ]);
  });

  it("refuses white space in an entry point", () => {
    expect(refused({ code, entryPoint: "index. handler" })).to.equal(
      'handler.entryPoint holds white space, got "index. handler": write it without',
    );
  });

  for (const entryPoint of ["handler", "index.", ".handler", ".a.handler", "index.a."]) {
    it(`refuses the entry point ${entryPoint} for Node`, () => {
      expect(refused({ code, entryPoint })).to.equal(
        `handler.entryPoint must be a file and a function in it, got "${entryPoint}": write "index.handler"`,
      );
    });
  }

  it("takes entry points in folders, and those of languages without modules", () => {
    const handlers = {
      node: { code, entryPoint: "src/notes/index.handler" },
      java: { code, entryPoint: "org.notes.App::handle", runtime: "java25" },
      own: { code, entryPoint: "bootstrap", runtime: "provided.al2023" },
    };
    expect(parse(undefined, handlers).map(({ entryPoint }) => entryPoint)).to.deep.equal([
      "src/notes/index.handler",
      "org.notes.App::handle",
      "bootstrap",
    ]);
  });

  it("names functions as they are written", () => {
    expect([handlerPath("handler"), handlerPath("report")]).to.deep.equal(["handler", 'handlers["report"]']);
  });

  it("warns of a variable that looks like a secret, by name alone", () => {
    const handlers = parse({ code, environment: { DB_PASSWORD: "s3cret", TABLE_NAME: "notes" } });
    expect(warnOfHandlers(handlers)).to.deep.equal([
      'handler.environment["DB_PASSWORD"] looks like a secret: whoever may see the function may see it, so put its ARN into secrets instead',
    ]);
  });

  it("does not warn of a secret by reference", () => {
    const handlers = parse({ code, secrets: { DB_PASSWORD: pulumi.output("a") } });
    expect(warnOfHandlers(handlers)).to.deep.equal([]);
  });

  it("warns of a function in one subnet alone", () => {
    const network = { subnetIds: subnetIds.slice(0, 1), securityGroupIds };
    expect(
      warnOfHandlers(parse({ code, network: { subnetIds, securityGroupIds } }, { report: { code, network } })),
    ).to.deep.equal(['handlers["report"].network has one subnet: the function stops when its zone does, so write two']);
  });
});

import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { evaluateProgram } from "../../../local/engine/evaluate";
import { createLocalProvider } from "../../../local/resources/catalogue";
import { makeProgram, removePrograms } from "../engine/program-folder";
import { secured } from "./cli";

/** A program with one SecuredApi called `notes`, whose `users` is the given text. */
const program = (users: string, more = "") => `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SecuredApi } from ${JSON.stringify(path.resolve("components"))};
const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export const handler = () => 1;") });
const args = { handler: { code }, routes: { "GET /hello": {} }, users: { deletionProtection: false, ...${users} } };
${more === "" ? 'new SecuredApi("notes", args as never);' : more}
`;

const makeNotes = (users: string, more?: string) => makeProgram({ "index.ts": program(users, more) }).folder;
const rewrite = (folder: string, users: string, more?: string) =>
  fs.writeFileSync(path.join(folder, "index.ts"), program(users, more));

const fileOf = (folder: string, stack = "dev") => path.join(folder, `Pulumi.${stack}.schema.json`);
const textOf = (folder: string) => fs.readFileSync(fileOf(folder), "utf8");

async function record(folder: string, ...args: string[]) {
  const { code, stdout, stderr } = await secured(folder, "schema", ...args).ended;
  return { code, stdout, stderr };
}

/** Warnings of the program while it is evaluated. */
async function warningsOf(folder: string): Promise<string[]> {
  const { log } = await evaluateProgram({ folder, stack: "dev", provider: createLocalProvider("seed"), env: {} });
  return log.filter(({ severity }) => severity === "warning").map(({ message }) => message);
}

const said = (line: string) => ({ code: 0, stdout: `${line}\n`, stderr: "" });
const attributes = (text: string) => `{ customAttributes: ${text} }`;

describe("secured-api-dev schema", function () {
  this.timeout(60_000);
  afterEach(removePrograms);

  it("writes what can never change of each pool of a SecuredApi, keys and attributes sorted", async () => {
    const custom =
      '{ team: { maxLength: 10 }, age: { type: "Number", min: 0 }, member: { type: "Boolean", mutable: false } }';
    const folder = makeNotes(
      `{ signInWith: "emailOrPhone", customAttributes: ${custom} }`,
      'new aws.cognito.UserPool("other");\nnew SecuredApi("notes", args as never);',
    );
    expect(await record(folder)).to.deep.equal(
      said("Pulumi.dev.schema.json: notes-pool is recorded, with age, member, team"),
    );
    expect(textOf(folder)).to.equal(`{
  "notes-pool": {
    "aliasAttributes": [],
    "caseSensitive": false,
    "schemas": [
      {
        "attributeDataType": "Number",
        "developerOnlyAttribute": false,
        "mutable": true,
        "name": "age",
        "numberAttributeConstraints": {
          "minValue": "0"
        },
        "required": false
      },
      {
        "attributeDataType": "Boolean",
        "developerOnlyAttribute": false,
        "mutable": false,
        "name": "member",
        "required": false
      },
      {
        "attributeDataType": "String",
        "developerOnlyAttribute": false,
        "mutable": true,
        "name": "team",
        "required": false,
        "stringAttributeConstraints": {
          "maxLength": "10",
          "minLength": "0"
        }
      }
    ],
    "usernameAttributes": ["email", "phone_number"]
  }
}
`);
  });

  it("says when nothing is new, and writes the same file again", async () => {
    const folder = makeNotes(attributes("{ team: {}, plan: {} }"));
    await record(folder);
    const before = textOf(folder);
    rewrite(folder, attributes("{ plan: {}, team: {} }"));
    expect(await record(folder)).to.deep.equal(said("Pulumi.dev.schema.json: notes-pool is recorded already"));
    expect(textOf(folder)).to.equal(before);
  });

  it("takes attributes that were added, and names them", async () => {
    const folder = makeNotes("{}");
    expect(await record(folder)).to.deep.equal(
      said("Pulumi.dev.schema.json: notes-pool is recorded, without custom attributes"),
    );
    rewrite(folder, attributes("{ team: {}, plan: {} }"));
    expect(await record(folder)).to.deep.equal(said("Pulumi.dev.schema.json: notes-pool has plan, team more"));
  });

  it("ends the warning of what is not recorded yet, which names the command", async () => {
    const folder = makeNotes(attributes("{ team: {} }"));
    const before = await warningsOf(folder);
    await record(folder);
    expect([before, await warningsOf(folder)]).to.deep.equal([
      [
        'users.customAttributes "team" of notes-pool can never change once deployed, and Pulumi.dev.schema.json does not record it yet: after the update run "npx secured-api-dev schema --stack dev" and commit that file',
      ],
      [],
    ]);
  });

  it("writes the file of the stack it was told", async () => {
    const { folder } = makeProgram({
      "index.ts": program("{}"),
      "Pulumi.prod.yaml": "config:\n  aws:region: eu-west-1\n",
    });
    await record(folder, "--stack", "prod");
    expect([fs.existsSync(fileOf(folder)), fs.existsSync(fileOf(folder, "prod"))]).to.deep.equal([false, true]);
  });

  it("writes into the folder that the program runs in", async () => {
    const { folder } = makeProgram({
      "Pulumi.yaml": "name: proj\nruntime: nodejs\nmain: app\n",
      "app/index.ts": program("{}"),
    });
    await record(folder);
    expect(fs.existsSync(fileOf(path.join(folder, "app")))).to.equal(true);
  });

  for (const [what, users, message] of [
    [
      "an edit",
      '{ customAttributes: { team: { type: "Number" } } }',
      'users.customAttributes["team"].type cannot change',
    ],
    ["a removal", "{}", 'users.customAttributes lacks "team"'],
    [
      "another way to sign in",
      '{ signInWith: "username", customAttributes: { team: {} } }',
      "users.signInWith cannot change",
    ],
  ] as const) {
    it(`refuses ${what}, and leaves the file as it was`, async () => {
      const folder = makeNotes(attributes("{ team: {} }"));
      await record(folder);
      const before = textOf(folder);
      rewrite(folder, users);
      const { code, stdout, stderr } = await record(folder);
      expect([code, stdout, stderr.split(": ")[0], stderr.includes(message), textOf(folder)]).to.deep.equal([
        1,
        "",
        "secured-api-dev",
        true,
        before,
      ]);
    });
  }

  it("refuses what a transform makes of a recorded attribute, which the component does not see", async () => {
    const folder = makeNotes(attributes("{ team: {} }"));
    await record(folder);
    const before = textOf(folder);
    const transform = `({ type, props, opts }) => type === "aws:cognito/userPool:UserPool"
      ? { props: { ...props, schemas: [{ ...props.schemas[0], mutable: false }] }, opts } : undefined`;
    rewrite(
      folder,
      attributes("{ team: {} }"),
      `new SecuredApi("notes", args as never, { transforms: [${transform}] });`,
    );
    expect([await record(folder), textOf(folder)]).to.deep.equal([
      {
        code: 1,
        stdout: "",
        stderr:
          "secured-api-dev: Pulumi.dev.schema.json records another schema of notes-pool than a transform makes of it: Cognito never changes one, so put it back\n",
      },
      before,
    ]);
  });

  it("keeps the record of a pool that is no longer declared, and says so", async () => {
    const folder = makeNotes("{}");
    await record(folder);
    rewrite(folder, "{}", 'new SecuredApi("journal", args as never);');
    expect((await record(folder)).stdout).to.equal(
      "Pulumi.dev.schema.json: journal-pool is recorded, without custom attributes\n" +
        "Pulumi.dev.schema.json: notes-pool is no longer declared: take it out once the pool is gone\n",
    );
    expect(Object.keys(JSON.parse(textOf(folder)))).to.deep.equal(["journal-pool", "notes-pool"]);
  });

  it("writes nothing for a program without a SecuredApi", async () => {
    const folder = makeNotes("{}", 'new aws.cognito.UserPool("other");');
    expect(await record(folder)).to.deep.equal(
      said("the program declares no user pool of a SecuredApi: nothing to record"),
    );
    expect(fs.existsSync(fileOf(folder))).to.equal(false);
  });

  it("refuses a file that is not JSON, and leaves it as it was", async () => {
    const folder = makeNotes("{}", 'new aws.cognito.UserPool("other");');
    fs.writeFileSync(fileOf(folder), "<<<<<<< HEAD");
    expect([await record(folder), textOf(folder)]).to.deep.equal([
      {
        code: 1,
        stdout: "",
        stderr:
          "secured-api-dev: Pulumi.dev.schema.json is not valid JSON: put it back from version control, or mend it by hand\n",
      },
      "<<<<<<< HEAD",
    ]);
  });

  it("refuses a schema that is not known while the program runs", async () => {
    const transform = `({ type, props, opts }) => type === "aws:cognito/userPool:UserPool"
      ? { props: { ...props, usernameAttributes: new aws.s3.Bucket("b").id }, opts } : undefined`;
    const folder = makeNotes("{}", `new SecuredApi("notes", args as never, { transforms: [${transform}] });`);
    expect([await record(folder), fs.existsSync(fileOf(folder))]).to.deep.equal([
      {
        code: 1,
        stdout: "",
        stderr:
          'secured-api-dev: user pool "notes-pool" has a schema that cannot be recorded: usernameAttributes must be a list of texts\n',
      },
      false,
    ]);
  });

  it("refuses two pools of one name, which one record cannot keep apart", async () => {
    const component = `class Two extends pulumi.ComponentResource {
      constructor() { super("my:index:Two", "two"); new SecuredApi("notes", args as never, { parent: this }); }
    }
    new Two();\nnew SecuredApi("notes", args as never);`;
    expect((await record(makeNotes("{}", component))).stderr).to.equal(
      'secured-api-dev: two user pools are called "notes-pool": give one SecuredApi another name\n',
    );
  });

  it("explains itself with --help", async () => {
    const { code, stdout } = await secured(makeProgram({}).folder, "schema", "--help").ended;
    const named = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option);
    expect([code, named]).to.deep.equal([0, ["--stack", "--config", "--help"]]);
  });
});

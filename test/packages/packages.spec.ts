import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { createImporter, type Importer, type Kind, type Loader, resolutions, toTsconfig } from "./importer";
import { type PackedPackages, packAll } from "./packed";
import { everyEntry, handler, otherResources } from "./programs";
import { checkTypes, evaluate, runNode } from "./run-importer";
import { startDev } from "./start-dev";

const kinds: Kind[] = ["CommonJS", "ES module"];
const loaders: Loader[] = ["Pulumi's loader", "tsx"];
const a: Record<Kind, string> = { CommonJS: "a CommonJS", "ES module": "an ES module" };
const files = { "hello/index.mjs": handler };

/** What the program with every entry point declares. */
const resources = [
  "aws:apigatewayv2/api:Api",
  "aws:apigatewayv2/authorizer:Authorizer",
  "aws:apigatewayv2/integration:Integration",
  "aws:apigatewayv2/route:Route",
  "aws:apigatewayv2/route:Route",
  "aws:apigatewayv2/stage:Stage",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:cognito/userPool:UserPool",
  "aws:cognito/userPoolClient:UserPoolClient",
  "aws:iam/role:Role",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:lambda/function:Function",
  "aws:lambda/permission:Permission",
  "pulumi:pulumi:Stack",
  "secured-api:index:SecuredApi",
];

describe("the packages", function () {
  this.timeout(180_000);
  let packed: PackedPackages;
  const importers: Importer[] = [];

  before(() => {
    packed = packAll();
  });

  after(() => {
    for (const { remove } of [...importers, packed]) remove();
  });

  function create(kind: Kind, loader: Loader, program: string): Importer {
    const importer = createImporter(packed, kind, loader, { ...files, "index.ts": program });
    importers.push(importer);
    return importer;
  }

  describe("secured-api", () => {
    it("holds what is built, and nothing else", () => {
      const other = packed.component.files.filter((file) => !/^dist\/.*\.(js|d\.ts|mjs)$/.test(file));
      expect(other).to.deep.equal(["LICENSE", "README.md", "package.json"]);
    });

    it("holds every file of the components, built", () => {
      const sources = list("components", "testing", "functions/http");
      const built = sources.flatMap((file) => {
        const start = `dist/${file.slice(0, -".ts".length)}`;
        return file.endsWith(".ts") ? [`${start}.d.ts`, `${start}.js`] : [`dist/${file}`];
      });
      expect(packed.component.files.filter((file) => file.startsWith("dist/"))).to.deep.equal(built.sort());
    });

    it("is small", () => {
      expect(packed.component.size).to.be.below(150_000);
    });

    /** Packages that an entry point loads, by what it is asked for. */
    const loads: [string, string[]][] = [
      ["", ["@pulumi/aws", "@pulumi/pulumi"]],
      ["/bundle", ["@pulumi/pulumi"]],
      ["/functions", []],
      ["/functions/secrets", []],
      ["/functions/verify", ["aws-jwt-verify"]],
      ["/testing", ["@pulumi/pulumi"]],
    ];
    for (const [entry, packages] of loads) {
      it(`loads of secured-api${entry} no more packages than it needs`, async () => {
        const { folder } = create("CommonJS", "tsx", "");
        const script = `require("secured-api${entry}"); console.log(JSON.stringify(module.children.flatMap(function down(child) {
          const own = /secured-api[\\\\/]dist/.test(child.filename);
          return own ? child.children.flatMap(down) : [child.filename];
        })))`;
        fs.writeFileSync(path.join(folder, "loads.cjs"), script);
        const { printed } = await runNode(folder, ["loads.cjs"]);
        const names = (JSON.parse(printed) as string[]).map(toPackageName);
        expect([...new Set(names)].sort()).to.deep.equal(packages);
      });
    }
  });

  describe("secured-api-dev", () => {
    it("holds every file of the local run", () => {
      const sources = list("local").map((file) => file.slice("local/".length));
      expect(packed.dev.files).to.deep.equal(sources.sort());
    });

    it("is small", () => {
      expect(packed.dev.size).to.be.below(400_000);
    });
  });

  for (const kind of kinds) {
    for (const loader of loaders) {
      it(`run in ${a[kind]} project under ${loader}, on its one copy of Pulumi's SDK`, async () => {
        const importer = create(kind, loader, everyEntry(kind));
        const { exitCode, errors, registrations, outputs } = await evaluate(importer);
        expect([errors, exitCode]).to.deep.equal([[], 0]);
        expect(registrations.map(({ type }) => type).sort()).to.deep.equal(resources);
        expect(outputs).to.include({ url: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", copies: 1 });
        expect(outputs["entries"]).to.deep.equal(Array(5).fill("function"));
      });
    }

    it(`have types for ${a[kind]} project, however TypeScript finds packages`, async () => {
      const importer = create(kind, "tsx", everyEntry(kind).replace("public: true", "publik: true"));
      const checks = await Promise.all(resolutions.map((name) => checkTypes(importer, toTsconfig(name))));
      const found = checks.map(({ printed }) => printed.match(/error TS\d+|'publik' does not exist/g));
      expect(found).to.deep.equal(Array(2).fill(["error TS2353", "'publik' does not exist"]));
    });

    it(`serve the program of ${a[kind]} project, and name what they do not serve`, async () => {
      const { folder } = create(kind, "tsx", otherResources);
      const { printed, outputs, end } = await startDev(folder);
      try {
        expect(printed.match(/^note: .*$/gm)?.sort()).to.deep.equal(notes);
        const answers = await Promise.all(
          ["/health", "/hello"].map((route) => fetch(`${outputs["apiUrl"]}${route}`).then(({ status }) => status)),
        );
        expect(answers).to.deep.equal([200, 401]);
        expect(Object.keys(outputs)).to.deep.equal(["apiUrl"]);
      } finally {
        await end();
      }
    });
  }
});

/** What is said of the program with other resources. */
const notes = [
  'note: aws:s3/bucket:Bucket "reports" is not served: nobody serves this type here',
  'note: aws:sqs/queue:Queue "jobs" is not served: nobody serves this type here',
  'note: function "hello-worker" is not served: its environment comes from what is not served',
  'note: integration "hello-worker-integration" is not served: its integrationUri comes from what is not served',
  'note: permission "hello-worker-permission" is not served: its function comes from what is not served',
  'note: pulumi:pulumi:StackReference "acme/network/dev" is not served: other stacks are not read here, its outputs are unknown',
  'note: route "hello-POST /jobs" is not served: its target comes from what is not served',
];

/** Files of the repo in some folders, what is new among them. */
function list(...folders: string[]): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "--", ...folders];
  const lines = execFileSync("git", args, { encoding: "utf8" }).split("\n");
  return lines.filter((file) => file !== "" && fs.existsSync(file));
}

function toPackageName(file: string): string {
  const [name = ""] =
    file
      .split(/node_modules[\\/]/)
      .at(-1)
      ?.match(/^(@[^\\/]+[\\/])?[^\\/]+/) ?? [];
  return name.replace("\\", "/");
}

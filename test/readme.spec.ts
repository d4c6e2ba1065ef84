import fs from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import ts from "typescript";
import { parse } from "yaml";
import * as components from "../components";
import { operations } from "../local/cognito/operations";
import { withOperations } from "./readme-operations";
import { record } from "./record";

const readme = fs.readFileSync("README.md", "utf8");

describe("README", () => {
  it("lists every configuration key with the values of both stacks", () => {
    const keys = Object.keys(readYaml("Pulumi.yaml"));
    const [dev, prod] = [readYaml("Pulumi.dev.yaml"), readYaml("Pulumi.prod.yaml")];
    const rows = ["aws:region", ...keys.map((key) => `secured-api:${key}`)].map((key) => {
      const value = (stack: Record<string, unknown>) => (key in stack ? toText(stack[key]) : "");
      return [`\`${key}\``, value(dev), value(prod)];
    });
    expect(readTable("| key | dev | prod |").map((row) => row.slice(0, 3))).to.deep.equal(rows);
  });

  it("names the Cognito operations that are served, and no others", () => {
    expect(readme, "to be written by `npm run readme`").to.equal(withOperations(readme));
    const list = readme.match(/<!-- operations -->([\s\S]*?)\.\n *<!-- \/operations -->/)?.[1] ?? "";
    expect(list.split(",").map((name) => name.trim())).to.deep.equal([...operations.keys()].sort());
  });

  it("shows programs that work", async () => {
    const sources = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, source]) => source);
    const { resources } = await record(() => run(sources.join("\n")));
    const routes = resources.filter(({ type }) => type === "aws:apigatewayv2/route:Route");
    expect(routes.map(({ name, inputs }) => [name, inputs["authorizationScopes"] ?? "open"])).to.have.deep.members([
      ["hello-GET /health", "open"],
      ["hello-GET /hello", ["aws.cognito.signin.user.admin"]],
      ["notes-GET /notes", ["aws.cognito.signin.user.admin", "openid"]],
      ["notes-POST /notes", ["notes/write"]],
      ["notes-DELETE /notes/{id}", ["group/editors"]],
      ["notes-GET /search", ["aws.cognito.signin.user.admin", "openid"]],
      ["people-GET /me", ["aws.cognito.signin.user.admin"]],
    ]);
  });
});

function readYaml(file: string): Record<string, unknown> {
  return parse(fs.readFileSync(file, "utf8")).config;
}

function toText(value: unknown): string {
  return (Array.isArray(value) ? value : [value]).map((item) => `\`${item}\``).join(", ");
}

function readTable(head: string): string[][] {
  const lines = readme.slice(readme.indexOf(head)).split("\n").slice(2);
  const end = lines.findIndex((line) => !line.startsWith("|"));
  return lines.slice(0, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** Runs a program's text with this checkout in place of the installed package. */
function run(source: string): void {
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const packages: Record<string, unknown> = { "secured-api": components, "@pulumi/pulumi": pulumi };
  new Function("require", "exports", outputText)((name: string) => packages[name], {});
}

import fs from "node:fs";
import { expect } from "chai";
import { version } from "../../package.json";
import plugin from "../../plugin/package.json";
import { format, type Schema, toSchema } from "../../plugin/schema";

const schema = JSON.parse(fs.readFileSync("plugin/schema.json", "utf8")) as Schema;

describe("the plugin's schema", () => {
  it("is the committed one, made of what the analyzer reads", () => {
    const why = "write it anew: npx tsx plugin/write-schema.ts";
    expect(fs.readFileSync("plugin/schema.json", "utf8"), why).to.equal(format(toSchema()));
  });

  it("has the namespace of the plugin's own package, which is not Pulumi's", () => {
    expect([`@${schema["namespace"]}/plugin`, schema["namespace"] === "pulumi"]).to.deep.equal([plugin.name, false]);
  });

  it("is of the same version as the component and the plugin, which takes exactly that one", () => {
    const versions = [schema["version"], plugin.version, plugin.dependencies["secured-api"]];
    expect(versions).to.deep.equal([version, version, version]);
  });

  it("says what each component, type, member and value means", () => {
    const silent = Object.entries({ ...schema.resources, ...schema.types }).flatMap(([token, declaration]) => {
      const { properties = {}, inputProperties = {}, enum: values = [] } = declaration;
      const members = [
        ...Object.entries({ ...properties, ...inputProperties }),
        ...values.map((value) => [value.name, value] as const),
      ];
      const found = members.filter(([, { description }]) => !description).map(([name]) => `${token}.${name}`);
      return declaration.description ? found : [token, ...found];
    });
    expect(silent).to.deep.equal([]);
  });

  it("says each default in words, those of enums by their value", () => {
    const { Handler, Users } = byName(schema);
    expect([Handler?.["memoryMb"], Handler?.["grants"], Users?.["signInWith"]]).to.deep.equal([
      "Memory in MB, 128 to 10240. Default: 256.",
      "What the function may do besides writing its log. Default: nothing.",
      'What they type to say who they are. Default: "email".',
    ]);
  });

  it("leaves out the analyzer's own marks", () => {
    expect(JSON.stringify(schema)).to.not.include('"optional":');
  });
});

/** Descriptions of members by the name of their type. */
function byName({ types }: Schema): Record<string, Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(types).map(([token, { properties = {} }]) => [
      token.split(":")[2],
      Object.fromEntries(Object.entries(properties).map(([key, { description }]) => [key, description])),
    ]),
  );
}

// What `pulumi package add` runs: makes the components of secured-api for programs in any language.
const pulumi = require("@pulumi/pulumi");
const components = require("secured-api");
const schema = require("./schema.json");

/** Makes one component, and puts out what the schema says it has. */
async function construct(name, type, inputs, options) {
  const { properties } = schema.resources[type] ?? {};
  if (properties === undefined) throw new Error(`${schema.name} ${schema.version} has no resource ${type}`);
  const component = new components[type.split(":")[2]](name, inputs, options);
  const state = Object.fromEntries(Object.keys(properties).map((key) => [key, component[key]]));
  return { urn: component.urn, state };
}

pulumi.provider.main({ version: schema.version, schema: JSON.stringify(schema), construct }, process.argv.slice(2));

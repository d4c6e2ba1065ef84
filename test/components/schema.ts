import { resolve } from "node:path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";
import { description, name, version } from "../../package.json";

/** Classes of the package that other languages can make. */
const components = ["SecuredApi", "Table"];

/** What Pulumi's analyzer reads from the source: the contract with programs in other languages. */
export function readSchema(): unknown {
  const folder = resolve(__dirname, "../..");
  const analyzer = new Analyzer(folder, name, { name, version }, new Set(components));
  const found = analyzer.analyze();
  const schema = generateSchema(
    name,
    version,
    description,
    found.components,
    found.typeDefinitions,
    found.dependencies,
  );
  return JSON.parse(JSON.stringify(schema));
}

if (require.main === module) console.log(JSON.stringify(readSchema(), undefined, 2));

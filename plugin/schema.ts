import fs from "node:fs";
import path from "node:path";
import { type Doc, readDocs, type TypeDoc } from "./docs";
import { name } from "./package.json";

/** A member of a type, an input or an output of a component. */
interface Property {
  optional?: boolean;
  description?: string;
  [key: string]: unknown;
}

/** A type, or a component. */
interface Declaration {
  description?: string;
  properties?: { [name: string]: Property };
  inputProperties?: { [name: string]: Property };
  enum?: { name: string; value: string; description?: string }[];
  [key: string]: unknown;
}

type Declarations = { [token: string]: Declaration };

/** Pulumi's package schema, as far as it is changed here. */
export interface Schema {
  name: string;
  resources: Declarations;
  types: Declarations;
  [key: string]: unknown;
}

/** Where the analyzer's own text is kept. */
const analyzed = path.resolve(__dirname, "../test/components/schema.golden.json");

/**
 * The schema that other languages' packages are generated from: what Pulumi's analyzer reads from the components, with the
 * docs that it leaves out. The scope of this folder's package is the namespace of those packages.
 *
 * @throws Error for a type that the package does not export, and a default that is no member of its enum
 */
export function toSchema(): Schema {
  const schema = JSON.parse(fs.readFileSync(analyzed, "utf8")) as Schema;
  const docs = readDocs(path.resolve(__dirname, "../components/index.ts"));
  const describeAll = (declarations: Declarations) =>
    Object.fromEntries(
      Object.entries(declarations).map(([token, one]) => [token, describe(token, one, docs, schema.types)]),
    );
  return {
    ...schema,
    displayName: schema.name,
    namespace: name.slice(1).split("/")[0],
    license: "MIT",
    keywords: ["category/infrastructure", "kind/component"],
    resources: describeAll(schema.resources),
    types: describeAll(schema.types),
  };
}

/** As it is committed. */
export function format(schema: Schema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

type Docs = { [type: string]: TypeDoc };

function describe(token: string, declaration: Declaration, docs: Docs, types: Declarations): Declaration {
  const typeName = token.split(":")[2] ?? "";
  const { properties, inputProperties, enum: values } = declaration;
  const { members, ...own } = requireDoc(docs, typeName);
  const words = (doc: Doc | undefined) => (doc ? toWords(doc, types) : undefined);
  return {
    ...declaration,
    description: words(own),
    ...(values ? { enum: values.map((value) => ({ ...value, description: words(members[value.name]) })) } : {}),
    ...(properties ? { properties: describeMembers(properties, (key) => words(members[key])) } : {}),
    ...(inputProperties
      ? { inputProperties: describeMembers(inputProperties, (key) => words(docs[`${typeName}Args`]?.members[key])) }
      : {}),
  } as Declaration;
}

/** `optional` is the analyzer's own mark: in a schema, what is not required is optional. */
function describeMembers(properties: { [name: string]: Property }, words: (key: string) => string | undefined) {
  return Object.fromEntries(
    Object.entries(properties).map(([key, { optional: _, ...property }]) => [
      key,
      { ...property, description: words(key) },
    ]),
  );
}

/** The default is said in words: the component fills it in, whatever the language. */
function toWords(doc: Doc, types: Declarations): string {
  if (doc.default === "") return doc.text;
  return `${doc.text} Default: ${toValue(doc.default.replace(/^- /, ""), types)}.`;
}

/** A member of an enum by its value, which every language knows; anything else as it is. */
function toValue(text: string, types: Declarations): string {
  const [, typeName, member] = text.match(/^([A-Z]\w*)\.(\w+)$/) ?? [];
  if (typeName === undefined) return text;
  const found = types[`secured-api:index:${typeName}`]?.enum?.find((value) => value.name === member);
  if (found === undefined) throw new Error(`the default ${text} is not a member of an enum`);
  return JSON.stringify(found.value);
}

function requireDoc(docs: Docs, typeName: string): TypeDoc {
  const doc = docs[typeName];
  if (doc === undefined) throw new Error(`components/index.ts does not export ${typeName}: other languages need it`);
  return doc;
}

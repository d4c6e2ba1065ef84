import ts from "typescript";

/** What the source says of one thing. */
export interface Doc {
  /** A line a paragraph. */
  text: string;

  /** What `@default` says, empty without one: a value, or `- ` and what happens. */
  default: string;
}

/** What the source says of a type and of its members. */
export interface TypeDoc extends Doc {
  members: { [name: string]: Doc };
}

/**
 * Reads the doc comments of everything a module exports. Pulumi's analyzer keeps those of classes and of their members, but
 * not those of interfaces and enums, and no `@default`.
 *
 * @param file TypeScript; packages that it imports are not looked at
 */
export function readDocs(file: string): { [type: string]: TypeDoc } {
  const options: ts.CompilerOptions = { noLib: true, types: [], module: ts.ModuleKind.NodeNext };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, importer) =>
    literals.map(({ text }) =>
      text.startsWith(".") ? ts.resolveModuleName(text, importer, options, host) : { resolvedModule: undefined },
    );
  const program = ts.createProgram([file], options, host);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is not a module`);
  const exported = checker.getExportsOfModule(module);
  return Object.fromEntries(exported.map((symbol) => [symbol.name, readTypeDoc(follow(symbol, checker), checker)]));
}

function follow(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function readTypeDoc(symbol: ts.Symbol, checker: ts.TypeChecker): TypeDoc {
  // Those of an interface with what it extends; those of an enum are its exports.
  const members = [
    ...checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)),
    ...(symbol.exports ?? new Map()).values(),
  ];
  return {
    ...readDoc(symbol, checker),
    members: Object.fromEntries(members.map((member) => [member.name, readDoc(member, checker)])),
  };
}

function readDoc(symbol: ts.Symbol, checker: ts.TypeChecker): Doc {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const given = symbol.getJsDocTags(checker).find(({ name }) => name === "default");
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s*\n\s*/g, " ").trim());
  return {
    text: paragraphs.join("\n"),
    default: ts.displayPartsToString(given?.text).replace(/\s*\n\s*/g, " "),
  };
}

import path from "node:path";
import ts from "typescript";

/** Type-checks the program of a folder again and again, reading only what changed. */
export interface TypeChecker {
  /** Errors of the files that a change reaches, as the compiler words them. Empty: it type-checks. */
  errorsWith(file: string, text: string): string[];
}

/** Checks the folder once as it is, so that each patch costs only what it touches. */
export function createTypeChecker(root: string): TypeChecker {
  const config = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const changed = new Map<string, string>();
  const host = ts.createIncrementalCompilerHost({ ...options, noEmit: true });
  const readFile = host.readFile.bind(host);
  host.readFile = (name) => changed.get(path.resolve(name)) ?? readFile(name);
  const sources = new Map<string, ts.SourceFile | undefined>();
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => {
    if (changed.has(path.resolve(name))) return getSourceFile(name, ...rest);
    if (!sources.has(name)) sources.set(name, getSourceFile(name, ...rest));
    return sources.get(name);
  };
  const build = (old?: ts.SemanticDiagnosticsBuilderProgram) =>
    ts.createSemanticDiagnosticsBuilderProgram(fileNames, { ...options, noEmit: true }, host, old);
  const clean = build();
  drain(clean);
  return {
    errorsWith(file, text) {
      changed.set(path.resolve(root, file), text);
      const errors = drain(build(clean));
      changed.clear();
      return errors;
    },
  };
}

function drain(program: ts.SemanticDiagnosticsBuilderProgram): string[] {
  const errors = program.getSyntacticDiagnostics().map(toText);
  for (
    let next = program.getSemanticDiagnosticsOfNextAffectedFile();
    next;
    next = program.getSemanticDiagnosticsOfNextAffectedFile()
  ) {
    errors.push(...next.result.map(toText));
  }
  return errors;
}

function toText(diagnostic: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
}

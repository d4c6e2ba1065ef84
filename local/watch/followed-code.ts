import path from "node:path";
import { Archive, type ArchiveValue, type AssetValue, type FollowedBundle } from "../engine/evaluation";
import type { Program } from "../program";
import { codePathsOf } from "../resources/code-sources";
import type { PlannedFunction } from "../resources/program-settings";

/** Files that the program itself is made of, wherever functions take their code from. */
const CONFIGURATION =
  /^(?:Pulumi(?:\.[^/\\]+)?\.(?:ya?ml|json)|(?:Users|Secrets)\.[^/\\]+\.json|package\.json|tsconfig\.json)$/;

/** What a runtime loads. Anything else beside it, data for example, the program may read too. */
const CODE = /\.(?:[cm]?js|py)$/;

/**
 * Whether these files are code of functions and nothing else, so that no evaluation is needed to serve them. False for
 * what is not known: it may be part of the program.
 *
 * @param folder the project
 */
export function isCodeAlone({ evaluation, settings }: Program, folder: string, files: ReadonlySet<string>): boolean {
  const { modules, bundles } = evaluation.sources;
  const paths = settings.functions.flatMap(({ resource }) => codePathsOf(resource.inputs["code"], folder));
  return [...files].every((file) => {
    if (modules.includes(file) || CONFIGURATION.test(path.relative(folder, file))) return false;
    if (CODE.test(file) && paths.some((each) => file === each || file.startsWith(each + path.sep))) return true;
    const touched = bundles.filter((bundle) => bundle.files.includes(file));
    return touched.length > 0 && touched.every((bundle) => isOnly(bundle, bundles));
  });
}

/** Two bundles of equal text cannot be told apart among the declared code. */
function isOnly({ code }: FollowedBundle, bundles: FollowedBundle[]): boolean {
  return bundles.filter((bundle) => bundle.code === code).length === 1;
}

/**
 * The same program with the bundles built again that these files are part of.
 *
 * @throws Error saying what does not bundle
 */
export async function rebuildCode(program: Program, files: ReadonlySet<string>): Promise<Program> {
  const { evaluation, settings } = program;
  const texts = new Map<string, string>();
  const rebuilt = evaluation.sources.bundles.map(async (bundle): Promise<FollowedBundle> => {
    if (!bundle.files.some((file) => files.has(file))) return bundle;
    const fresh = { ...bundle, ...(await bundle.rebuild()) };
    texts.set(bundle.code, fresh.code);
    return fresh;
  });
  const bundles = await Promise.all(rebuilt);
  return {
    evaluation: { ...evaluation, sources: { ...evaluation.sources, bundles } },
    settings: { ...settings, functions: settings.functions.map((planned) => withTexts(planned, texts)) },
  };
}

function withTexts(planned: PlannedFunction, texts: ReadonlyMap<string, string>): PlannedFunction {
  const { resource } = planned;
  const { code } = resource.inputs;
  if (!(code instanceof Archive)) return planned;
  const fresh = new Archive(withText(code.value, texts));
  return { ...planned, resource: { ...resource, inputs: { ...resource.inputs, code: fresh } } };
}

function withText<T extends ArchiveValue | AssetValue>(value: T, texts: ReadonlyMap<string, string>): T {
  if (value.kind === "text") return { ...value, text: texts.get(value.text) ?? value.text };
  if (value.kind !== "assets") return value;
  const assets = Object.entries(value.assets).map(([name, item]) => [name, withText(item, texts)] as const);
  return { ...value, assets: Object.fromEntries(assets) };
}

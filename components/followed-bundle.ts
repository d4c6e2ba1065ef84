import { channel } from "node:diagnostics_channel";
import { resolve } from "node:path";
import type * as Esbuild from "esbuild";

/** What esbuild is told, with where relative paths start. */
export type BundleSettings = Esbuild.BuildOptions & { write: false; absWorkingDir: string };

/** One bundle and what it was made of. */
interface Bundled {
  /** The one file's text. */
  code: string;

  /** Absolute paths. */
  files: string[];
}

/** A bundle, as told to whoever follows the sources of handlers: the local run does. */
interface FollowedBundle extends Bundled {
  /** Bundles the files as they are now, without blocking. @throws what `refuse` makes of esbuild's failure */
  rebuild(): Promise<Bundled>;

  /** Frees what rebuilding holds; nothing is rebuilt after it. */
  dispose(): Promise<void>;
}

/** Node's own channel between parts that do not know each other: nobody listens in `pulumi up`. */
const bundles = channel("secured-api:bundle");

/** True if somebody wants to know of bundles; only then esbuild has to say what it read. */
export function isFollowed(): boolean {
  return bundles.hasSubscribers;
}

/**
 * Tells of a bundle that was just built, so that it can be built again when one of its files is saved.
 *
 * @param refuse makes an error for people of esbuild's
 */
export function tellBundle(
  esbuild: typeof Esbuild,
  settings: BundleSettings,
  built: Esbuild.BuildResult,
  refuse: (error: unknown) => Error,
): void {
  let context: Promise<Esbuild.BuildContext> | undefined;
  const followed: FollowedBundle = {
    ...toBundled(built, settings),
    rebuild: async () => {
      try {
        context ??= esbuild.context({ ...settings, metafile: true });
        return toBundled(await (await context).rebuild(), settings);
      } catch (error) {
        throw refuse(error);
      }
    },
    dispose: async () => (await context)?.dispose(),
  };
  bundles.publish(followed);
}

function toBundled({ outputFiles, metafile }: Esbuild.BuildResult, { absWorkingDir }: BundleSettings): Bundled {
  return {
    code: outputFiles?.[0]?.text ?? "",
    files: Object.keys(metafile?.inputs ?? {}).map((input) => resolve(absWorkingDir, input)),
  };
}

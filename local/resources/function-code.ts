import { cp, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Archive, type ArchiveValue, type AssetValue, type Value } from "../engine/evaluation";

/**
 * Puts a function's code into a folder of its own, which is emptied first.
 *
 * @param from folder that relative paths of the program start at
 * @throws Error saying why the code cannot be had here
 */
export async function unpackCode(code: Value | undefined, folder: string, from: string): Promise<void> {
  if (!(code instanceof Archive)) throw new Error("it has no code archive: only code from this machine runs here");
  const fresh = `${folder}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  await writeArchive(code.value, fresh, from);
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
}

async function writeArchive(archive: ArchiveValue, folder: string, from: string): Promise<void> {
  switch (archive.kind) {
    case "assets":
      await Promise.all(
        Object.entries(archive.assets).map(([name, item]) => writeItem(item, resolveInside(folder, name), from)),
      );
      return;
    case "path":
      await writePath(path.resolve(from, archive.path), folder);
      return;
    case "remoteArchive":
      throw new Error(`its code is at ${archive.uri}: only code from this machine runs here`);
  }
}

async function writeItem(item: AssetValue | ArchiveValue, target: string, from: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  switch (item.kind) {
    case "text":
      await writeFile(target, item.text);
      return;
    case "file":
      await cp(path.resolve(from, item.path), target);
      return;
    case "remote":
      throw new Error(`its file ${path.basename(target)} is at ${item.uri}: only code from this machine runs here`);
    default:
      await mkdir(target, { recursive: true });
      await writeArchive(item, target, from);
  }
}

async function writePath(source: string, folder: string): Promise<void> {
  const kind = await stat(source).catch(() => undefined);
  if (!kind) throw new Error(`its code ${source} does not exist`);
  if (kind.isDirectory()) return cp(source, folder, { recursive: true });
  if (!/\.(zip|jar)$/.test(source)) throw new Error(`its code ${source} is neither a folder nor a .zip`);
  const { unzipSync } = await import("fflate");
  for (const [name, bytes] of Object.entries(unzipSync(await readFile(source)))) {
    const target = resolveInside(folder, name);
    if (name.endsWith("/")) continue;
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}

/** @throws Error for a name that leads out of the folder (`../`, an absolute path, a drive) */
function resolveInside(folder: string, name: string): string {
  const target = path.resolve(folder, name.replaceAll("\\", "/"));
  if (!target.startsWith(folder + path.sep))
    throw new Error(`its archive holds ${JSON.stringify(name)}, which leads out of the code's folder`);
  return target;
}

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { copyCheckout } from "../checkout";

/** One package as `npm publish` would send it. */
export interface Packed {
  /** Paths of its files, sorted. */
  files: string[];

  /** Bytes of the tarball. */
  size: number;

  /** Where it lies unpacked. */
  folder: string;
}

/** Both packages, built and packed from a copy of this checkout. */
export interface PackedPackages {
  component: Packed;
  dev: Packed;

  /** Removes all of it. */
  remove(): void;
}

/** Builds and packs as `npm publish` does. Needs no network. */
export function packAll(): PackedPackages {
  const copy = copyCheckout();
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-packed-")));
  try {
    const component = pack(copy, folder);
    const dev = pack(path.join(copy, "local"), folder);
    return { component, dev, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
  } finally {
    fs.rmSync(copy, { recursive: true, force: true });
  }
}

interface PackReport {
  name: string;
  filename: string;
  size: number;
  files: { path: string }[];
}

function pack(source: string, folder: string): Packed {
  const args = ["pack", "--json", "--silent", "--pack-destination", folder];
  const printed = execFileSync("npm", args, { cwd: source, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const answer = JSON.parse(printed.slice(printed.search(/^[[{]/m))) as PackReport[] | Record<string, PackReport>;
  const [report] = Object.values(answer);
  if (report === undefined) throw new Error("npm pack reported nothing");
  const unpacked = path.join(folder, report.name);
  fs.mkdirSync(unpacked);
  execFileSync("tar", ["-xzf", path.join(folder, report.filename), "--strip-components=1", "-C", unpacked]);
  return { files: report.files.map((file) => file.path).sort(), size: report.size, folder: unpacked };
}

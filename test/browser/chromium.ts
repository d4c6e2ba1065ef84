import fs from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser of this machine, or the one that `CHROMIUM_PATH` names; undefined: there is none. */
export function findChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const usual = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  const named = process.env["CHROMIUM_PATH"];
  return (named ? [named] : usual).find((file) => fs.existsSync(file));
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

// Builds what is published: JavaScript and types of the TypeScript, and beside them the code that is JavaScript already.
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";

rmSync("dist", { recursive: true, force: true });
const tsc = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"];
const { status } = spawnSync(process.execPath, tsc, { stdio: "inherit" });
cpSync("components/triggers", "dist/components/triggers", { recursive: true });
process.exitCode = status ?? 1;

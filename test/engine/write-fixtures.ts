import fs from "node:fs";
import path from "node:path";
import { version } from "../../package.json";
import { listVersions, toFixture, toLastingAccount, toLastingState } from "./fixture";
import { removeProject, useProject } from "./project";

/**
 * Keeps the stacks of this checkout's version as they run, for later versions to be tried on.
 *
 * @throws Error if that version is kept already: what people run is not to be written anew
 */
async function main(): Promise<void> {
  if (listVersions().includes(version)) throw new Error(`version ${version} is kept already`);
  try {
    for (const stack of ["dev", "prod"]) {
      const cli = await useProject().stack("fixture", stack);
      await cli.expectRun("up", ["up", "--yes", "--skip-preview"]);
      const { output } = await cli.expectRun("export", ["stack", "export", "--show-secrets"]);
      const { stateFile, accountFile } = toFixture(version, stack);
      fs.mkdirSync(path.dirname(stateFile), { recursive: true });
      fs.writeFileSync(stateFile, toLastingState(output));
      fs.writeFileSync(accountFile, toLastingAccount(fs.readFileSync(cli.accountFile, "utf8")));
    }
  } finally {
    removeProject();
  }
}

void main();

import fs from "node:fs";
import { previewKeys, toDocument } from "./config-effects";
import { removeProject, useProject } from "./project";

/** Writes docs/config-effects.md as the Pulumi CLI on PATH shows it. */
async function main(): Promise<void> {
  try {
    const project = useProject();
    const cli = await project.stack("config effects", "dev");
    await cli.expectRun("up", ["up", "--yes", "--skip-preview"]);
    fs.writeFileSync("docs/config-effects.md", toDocument(await previewKeys(cli, project.folder)));
  } finally {
    removeProject();
  }
}

void main();

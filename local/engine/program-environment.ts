import type { Configuration } from "./configuration";
import { loadLazily } from "./lazy-packages";
import { dropProgramModules, loadedFiles } from "./program-modules";
import { writePlainStacks } from "./program-stacks";
import type { Project } from "./project";

/**
 * Makes this process look to a program as the CLI's would: its working folder and its configuration.
 *
 * @returns puts everything back and forgets the program's modules
 */
export function enterProgram(project: Project, configuration: Configuration): () => void {
  const before = { files: loadedFiles(), folder: process.cwd(), config: process.env["PULUMI_CONFIG"] };
  const restores = [loadLazily(), writePlainStacks()];
  process.chdir(project.workingFolder);
  process.env["PULUMI_CONFIG"] = JSON.stringify(configuration.values);
  return () => {
    for (const restore of restores) restore();
    if (before.config === undefined) delete process.env["PULUMI_CONFIG"];
    else process.env["PULUMI_CONFIG"] = before.config;
    process.chdir(before.folder);
    dropProgramModules(before.files);
  };
}

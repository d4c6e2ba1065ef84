import type { Configuration } from "./configuration";
import { loadLazily } from "./lazy-packages";
import { dropProgramModules, loadedFiles } from "./program-modules";
import { writePlainStacks } from "./program-stacks";
import type { Project } from "./project";

/**
 * Makes this process look to a program as the CLI's would: its working folder and its configuration.
 *
 * @param environment variables besides those of this process
 * @returns puts everything back, forgets the program's modules and tells their files
 */
export function enterProgram(
  project: Project,
  configuration: Configuration,
  environment: Record<string, string>,
): () => string[] {
  const before = { files: loadedFiles(), folder: process.cwd() };
  const variables = { ...environment, PULUMI_CONFIG: JSON.stringify(configuration.values) };
  const restores = [loadLazily(), writePlainStacks(), ...Object.entries(variables).map(setVariable)];
  process.chdir(project.workingFolder);
  return () => {
    for (const restore of restores) restore();
    process.chdir(before.folder);
    return dropProgramModules(before.files);
  };
}

/** @returns puts the variable back */
function setVariable([name, value]: [string, string]): () => void {
  const before = process.env[name];
  process.env[name] = value;
  return () => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  };
}

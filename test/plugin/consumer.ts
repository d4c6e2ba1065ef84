import fs from "node:fs";
import path from "node:path";
import { bundleProvider } from "../engine/project";
import { type CommandResult, initStack } from "../engine/pulumi-cli";
import type { PluginFolder } from "./plugin-folder";

/** A Pulumi project beside the plugin that reaches the component only through it, as a program in another language does. */
export interface Consumer {
  /** Runs `pulumi` on its one stack. */
  run(...args: string[]): Promise<CommandResult>;

  /** Gives it another program. */
  write(program: string): void;
}

/** Makes the project within the plugin's folder, with a state of its own and no network. */
export async function createConsumer(plugin: PluginFolder, program: string): Promise<Consumer> {
  const folder = path.join(plugin.folder, "consumer");
  const write = (text: string) => fs.writeFileSync(path.join(folder, "index.js"), text);
  bundleProvider(path.join(folder, "aws/pulumi-resource-aws"));
  addPlugin(path.join(folder, "secured-api"), path.join(plugin.folder, "index.js"));
  const providers = ["aws", "secured-api"].map((name) => `{ name: ${name}, path: ./${name} }`);
  const project = ["name: consumer", "main: index.js", "runtime: nodejs"];
  fs.writeFileSync(path.join(folder, "Pulumi.yaml"), [...project, `plugins: { providers: [${providers}] }`].join("\n"));
  fs.writeFileSync(path.join(folder, "Pulumi.dev.yaml"), "config:\n  aws:region: eu-west-1\n");
  write(program);
  const home = path.join(folder, "home");
  const pulumi = await initStack({ folder, home, stack: "dev", scenario: "another language" });
  return { run: (...args) => pulumi.run(args.slice(0, 2).join(" "), args, plugin.env), write };
}

/** The plugin as an executable: given its folder, the CLI would run `npm install` there. */
function addPlugin(folder: string, script: string): void {
  fs.mkdirSync(folder, { recursive: true });
  const command = `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`;
  fs.writeFileSync(path.join(folder, "pulumi-resource-secured-api"), command, { mode: 0o755 });
}

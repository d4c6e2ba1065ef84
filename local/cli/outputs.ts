import { Command } from "commander";
import { configOption, configure, guarded, stackOption } from "./options";

/** `secured-api-dev outputs` */
export function outputsCommand(): Command {
  return configure(new Command("outputs"))
    .description(
      "Prints the stack's outputs as JSON: those of the running server, else of the program with the default ports.",
    )
    .addOption(stackOption())
    .addOption(configOption())
    .action(guarded(run));
}

async function run({ stack, config }: { stack: string; config: Record<string, string> }): Promise<void> {
  const { readOutputs } = require("../read-outputs") as typeof import("../read-outputs");
  console.log(JSON.stringify(await readOutputs({ folder: process.cwd(), stack, config }), null, 2));
  process.exit(0);
}

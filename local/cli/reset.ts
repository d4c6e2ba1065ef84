import { Command } from "commander";
import { configure, guarded, stackOption } from "./options";

/** `secured-api-dev reset` */
export function resetCommand(): Command {
  return configure(new Command("reset"))
    .description("Forgets a stack's users, tables, keys and ids on this machine.")
    .addOption(stackOption())
    .action(guarded(run));
}

async function run({ stack }: { stack: string }): Promise<void> {
  const { resetStack } = require("../reset") as typeof import("../reset");
  console.log(resetStack(process.cwd(), stack) ? `stack ${stack} is forgotten` : `stack ${stack} has no state here`);
}

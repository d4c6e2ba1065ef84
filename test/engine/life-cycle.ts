import type { Stored } from "./provider/account";
import type { CommandResult, StackCli } from "./pulumi-cli";

/** A command, and the account after it. */
export interface LifeStep extends CommandResult {
  account: Stored[];
}

/** A stack from nothing to everything, twice the same. */
export async function bringUp(cli: StackCli) {
  const step = keepAccount(cli);
  return {
    preview: await step("preview", ["preview"]),
    up: await step("up", ["up", "--yes", "--skip-preview"]),
    again: await step("second up", ["up", "--yes", "--skip-preview", "--expect-no-changes"]),
    refresh: await step("refresh", ["refresh", "--yes", "--expect-no-changes"]),
    outputs: await step("stack output", ["stack", "output", "--json"]),
  };
}

/** Runs commands and looks at the account after each. */
export function keepAccount(cli: StackCli) {
  return async (step: string, args: string[], env?: Record<string, string>): Promise<LifeStep> => ({
    ...(await cli.run(step, args, env)),
    account: cli.readAccount(),
  });
}

import { type Command, InvalidArgumentError, Option } from "commander";
import { ProgramError } from "../engine/program-error";

/** `--stack`, the same for every subcommand. */
export function stackOption(): Option {
  return new Option("--stack <name>", "stack: its file is Pulumi.<name>.yaml").default("dev");
}

/** `--config`, to be given once a key. */
export function configOption(): Option {
  return new Option("--config <key=value>", "configuration that wins over the files; may be given several times")
    .argParser(addConfig)
    .default({}, "none");
}

function addConfig(text: string, earlier: Record<string, string>): Record<string, string> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("write it as key=value.");
  return { ...earlier, [text.slice(0, at)]: text.slice(at + 1) };
}

/** @throws InvalidArgumentError for what is no port */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("a port is a whole number from 0 to 65535.");
  return port;
}

/** Runs a subcommand; what a person can mend is one clear line on stderr and exit code 1, everything else has its stack. */
export function guarded<T extends unknown[]>(run: (...args: T) => Promise<void>): (...args: T) => Promise<void> {
  return async (...args) => {
    try {
      await run(...args);
    } catch (error) {
      console.error(error instanceof ProgramError ? `secured-api-dev: ${error.message}` : error);
      process.exit(1);
    }
  };
}

/** One subcommand in the form they all have. */
export function configure(command: Command): Command {
  return command.showSuggestionAfterError(false).allowExcessArguments(false);
}

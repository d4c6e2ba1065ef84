import { Command, Option } from "commander";
import type { StartOptions } from "../start";
import { configOption, configure, guarded, parsePort, stackOption } from "./options";

interface Flags {
  stack: string;
  port: number;
  awsPort: number;
  config: Record<string, string>;
  throttle: boolean;
}

/** `secured-api-dev start` */
export function startCommand(): Command {
  return configure(new Command("start"))
    .description("Evaluates the Pulumi program in this folder and serves it until it is ended.")
    .addOption(stackOption())
    .addOption(new Option("--port <number>", "port of the API, 0 for any").argParser(parsePort).default(3000))
    .addOption(
      new Option("--aws-port <number>", "port of the AWS services, 0 for any").argParser(parsePort).default(4510),
    )
    .addOption(configOption())
    .option("--no-throttle", "let every request through, however many")
    .action(guarded(run));
}

async function run(flags: Flags): Promise<void> {
  const { createProgress } = require("../progress") as typeof import("../progress");
  const print = (line: string) => console.log(line);
  const folder = process.cwd();
  print(`starting stack ${flags.stack} of ${folder}`);
  const { start } = require("../start") as typeof import("../start");
  const options: StartOptions = { ...flags, folder, print, progress: createProgress(print) };
  const running = await endingOnSignals(start(options));
  const { toReport } = require("../report") as typeof import("../report");
  print(toReport(running));
}

/** Ends what runs, or what is still starting, at the first signal; the second one ends the process at once. */
async function endingOnSignals<T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const codes = { SIGINT: 130, SIGTERM: 0, SIGHUP: 129 } as const;
  for (const [signal, code] of Object.entries(codes)) {
    let ending = false;
    process.on(signal, () => {
      if (ending) process.exit(code || 1);
      ending = true;
      starting
        .then((running) => running.close())
        .then(
          () => process.exit(code),
          () => process.exit(1),
        );
    });
  }
  return starting;
}

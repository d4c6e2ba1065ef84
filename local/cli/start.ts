import { Command, Option } from "commander";
import { defaultPorts } from "../default-ports";
import type { StartOptions } from "../start";
import { configOption, configure, guarded, parsePort, stackOption } from "./options";

interface Flags {
  stack: string;
  port: number;
  awsPort: number;
  config: Record<string, string>;
  throttle: boolean;
  watch: boolean;
}

/** `secured-api-dev start` */
export function startCommand(): Command {
  return configure(new Command("start"))
    .description("Evaluates the Pulumi program in this folder and serves it until it is ended.")
    .addOption(stackOption())
    .addOption(
      new Option("--port <number>", "port of the API, 0 for any").argParser(parsePort).default(defaultPorts.api),
    )
    .addOption(
      new Option("--aws-port <number>", "port of the AWS services, 0 for any")
        .argParser(parsePort)
        .default(defaultPorts.aws),
    )
    .addOption(configOption())
    .option("--no-throttle", "let every request through, however many")
    .option("--no-watch", "serve what was there at the start, whatever is saved")
    .action(guarded(run));
}

async function run(flags: Flags): Promise<void> {
  const { createProgress } = require("../progress") as typeof import("../progress");
  const print = (line: string) => console.log(line);
  const { start } = require("../start") as typeof import("../start");
  const options: StartOptions = { ...flags, folder: process.cwd(), print, progress: createProgress(print) };
  const running = await endingOnSignals(start(options));
  const { toReport } = require("./report") as typeof import("./report");
  print(toReport(running));
}

/** A terminal and npm may both pass one Ctrl-C on: what comes this soon is the same one, milliseconds. */
const SAME_SIGNAL_MS = 1000;

/** Ends what runs, or what is still starting, at the first signal; a later one ends the process at once. */
function endingOnSignals<T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const codes = { SIGINT: 130, SIGTERM: 0, SIGHUP: 129 } as const;
  let endingSince: number | undefined;
  for (const [signal, code] of Object.entries(codes)) {
    process.on(signal, () => {
      if (endingSince !== undefined && Date.now() - endingSince > SAME_SIGNAL_MS) process.exit(code || 1);
      if (endingSince !== undefined) return;
      endingSince = Date.now();
      const fail = () => process.exit(1);
      starting.then((running) => running.close()).then(() => process.exit(code), fail);
    });
  }
  return starting;
}

import { type ChildProcess, spawn } from "node:child_process";
import type { Socket } from "node:net";
import path from "node:path";
import { readLines } from "./lines";
import { limitMemory } from "./process-memory";
import { type Ending, type Transport, type TransportEvents, toExit, toUnstartable } from "./transport";

/** What a Python instance is made from. */
export interface PythonOptions {
  /** Of the interpreter. */
  executable: string;

  /** Where the process starts, as Lambda does in the function's code. */
  codeFolder: string;

  /** The whole environment of the code. */
  environment: Record<string, string>;

  /** Resident memory, MB. */
  memoryMb: number;
}

const bootstrapFile = path.join(__dirname, "python", "bootstrap.py");

/** Without the packages that a person installed for their own use; text is UTF-8 as on AWS, whatever languages this machine knows. */
const flags = ["-s", "-X", "utf8"];

/** How long what an ended process said may take to arrive, milliseconds, if another process holds its end open. */
const lastWordsMs = 200;

/**
 * Runs a Python handler in a process of its own. The process and what it starts are a group: they end together, and
 * with this process, however it ends; but for what the handler starts in a session of its own, which nobody here
 * hears of any more.
 */
export function startPython(options: PythonOptions, events: TransportEvents): Transport {
  const child = spawn(options.executable, [...flags, bootstrapFile], {
    cwd: options.codeFolder,
    // Where this machine has not the declared language, Python would add a variable of its own; the runtime takes this one out.
    env: { ...options.environment, PYTHONCOERCECLOCALE: "0" },
    stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const [, stdout, stderr, channel, lifeline] = child.stdio as [null, Socket, Socket, Socket, Socket];
  const memory = limitMemory(child, options.memoryMb);
  let requestId = "";
  const print = (level: string) => (text: string) => {
    events.receive({ type: "log", requestId, level, text: text.replace(/\n$/, "") });
  };
  stdout.setEncoding("utf8").on("data", print("INFO"));
  stderr.setEncoding("utf8").on("data", print("ERROR"));
  readLines(channel, (line) => {
    events.receive(parse(line));
  });
  const ended = whenEnded(child).then((ending) => {
    memory.stop();
    endGroup(child);
    events.end(memory.wasExceeded() ? toExit("signal: killed", "Runtime.OutOfMemory") : ending);
  });
  for (const stream of [stdout, stderr, lifeline]) stream.unref();
  lifeline.resume();
  // Why they broke is told by how the process ended.
  for (const stream of [channel, lifeline]) stream.on("error", () => {});
  return {
    send(message) {
      requestId = message.requestId;
      channel.write(`${JSON.stringify(message)}\n`);
    },
    hold() {
      memory.watch(true);
      child.ref();
      channel.ref();
    },
    release() {
      memory.watch(false);
      child.unref();
      channel.unref();
    },
    end() {
      child.ref();
      endGroup(child);
      return ended;
    },
  };
}

/** Undefined for what is no JSON: the handler's own. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Resolves when the process is gone and everything it said has arrived. */
function whenEnded(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.on("error", ({ message }) => resolve(toUnstartable(message)));
    child.on("exit", (code, signal) => {
      const ending = toExit(signal === null ? `exit status ${code}` : `signal: ${signalWords[signal] ?? signal}`);
      child.on("close", () => resolve(ending));
      setTimeout(() => resolve(ending), lastWordsMs).unref();
    });
  });
}

const signalWords: Partial<Record<NodeJS.Signals, string>> = {
  SIGKILL: "killed",
  SIGTERM: "terminated",
  SIGSEGV: "segmentation fault",
  SIGABRT: "aborted",
};

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It is gone.
  }
}

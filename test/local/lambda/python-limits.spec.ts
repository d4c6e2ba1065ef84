import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { describePython, invokePython, withPython } from "./python-function";
import { withFolder } from "./sample-function";

const ending = (reason: string, errorType: string, errorMessage: string) => ({
  ok: false,
  reason,
  errorType,
  errorMessage,
});
const timedOut = ending("timeout", "Sandbox.Timedout", "Task timed out after 1.00 seconds");
const ok = (payload: unknown) => ({ ok: true, payload });

/** Does what the event says, and counts the requests of the instance. */
const counting = `import os, signal, subprocess, sys, threading, time
count = 0
def lambda_handler(event, context):
    global count
    count += 1
    what = event.get("what")
    if what == "busy":
        while True: pass
    if what == "slow": time.sleep(60)
    if what == "exit": sys.exit(event["code"])
    if what == "leave": os._exit(4)
    if what == "killed": os.kill(os.getpid(), signal.SIGTERM)
    if what == "grow":
        everything = []
        while len(everything) < 500: everything.append(bytearray(1000000))
        time.sleep(1)
    if what == "child":
        return subprocess.Popen(["sleep", "60"]).pid
    if what == "say":
        for line in event["lines"]: os.write(3, line.encode() + b"\\n")
        time.sleep(event["seconds"])
    if what == "later": threading.Timer(0.05, lambda: os._exit(0)).start()
    return count
`;

const second = { settings: { timeoutSeconds: 1 } };

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(
      fs.existsSync(`/proc/${pid}/status`) ? fs.readFileSync(`/proc/${pid}/status`, "utf8") : "",
    );
  } catch {
    return false;
  }
}

/** Whether a process is gone within two seconds by itself; it is gone in any case then. */
async function isSoonGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (!isRunning(pid)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  process.kill(pid, "SIGKILL");
  return false;
}

describePython("limits of a Python function", () => {
  for (const what of ["busy", "slow"]) {
    it("are not lifted by what a handler writes on the channel, nor is the server ended by it", async () => {
      await withPython(
        counting,
        async ({ invoke }) => {
          const lines = ["null", "5", '"hello"', "{}", '{"type":"log","text":5}', "no JSON"];
          expect(await invoke({ what: "say", lines, seconds: 0 })).to.deep.equal(ok(1));
          expect(await invoke({ what: "say", lines: ['{"type":"ready"}'], seconds: 2.5 })).to.deep.equal(timedOut);
        },
        second,
      );
    });

    it(`end a handler that is ${what} at the time limit, and the next request finds a new instance`, () =>
      withPython(
        counting,
        async ({ invoke }) => {
          await invoke();
          expect(await invoke({ what })).to.deep.equal(timedOut);
          expect(await invoke()).to.deep.equal(ok(1));
        },
        second,
      ));
  }

  it("end code that takes too long to load", async () => {
    const options = { initTimeoutMs: 500 };
    expect(await invokePython("while True: pass", {}, { options })).to.deep.equal(
      ending("timeout", "Sandbox.Timedout", "loading its code took longer than 0.50 seconds"),
    );
  });

  it("end an instance that needs more memory, and nothing else", function () {
    if (process.platform !== "linux") this.skip();
    return withPython(counting, async ({ invoke }) => {
      expect(await invoke({ what: "grow" })).to.deep.equal(
        ending("exit", "Runtime.OutOfMemory", "Runtime exited with error: signal: killed"),
      );
      expect(await invoke()).to.deep.equal(ok(1));
    });
  });

  it("end what the handler started, too", () =>
    withPython(counting, async ({ invoke, functions }) => {
      const result = await invoke({ what: "child" });
      const pid = Number(result.ok && result.payload);
      expect(isRunning(pid)).to.equal(true);
      await functions.close();
      expect(await isSoonGone(pid)).to.equal(true);
    }));
});

describePython("a Python function that ends itself", () => {
  const ways: [event: object, words: string][] = [
    [{ what: "exit", code: 0 }, "exit status 0"],
    [{ what: "exit", code: 3 }, "exit status 3"],
    [{ what: "exit", code: "words" }, "exit status 1"],
    [{ what: "leave" }, "exit status 4"],
    [{ what: "killed" }, "signal: terminated"],
  ];
  for (const [event, words] of ways) {
    it(`is reported, and the next request finds a new instance: ${JSON.stringify(event)}`, () =>
      withPython(counting, async ({ invoke }) => {
        expect(await invoke(event)).to.deep.equal(
          ending("exit", "Runtime.ExitError", `Runtime exited with error: ${words}`),
        );
        expect(await invoke()).to.deep.equal(ok(1));
      }));
  }

  it("between two requests is replaced", () =>
    withPython(counting, async ({ invoke }) => {
      expect(await invoke({ what: "later" })).to.deep.equal(ok(1));
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(await invoke()).to.deep.equal(ok(1));
    }));
});

/** A server of its own process that has one request in a Python function, and tells the function's process id. */
const server = `
import { createFunctions } from ${JSON.stringify(path.resolve("local/lambda/functions"))};
import { sampleSettings } from ${JSON.stringify(path.join(__dirname, "sample-function"))};
import { pythonSettings } from ${JSON.stringify(path.join(__dirname, "python-function"))};
const settings = sampleSettings(process.argv[2], pythonSettings);
const functions = createFunctions([settings], {
  endpointUrl: () => "", clock: Date.now, log: ({ text }) => console.log(text),
});
void functions.invoke(settings.arn, { what: process.argv[3] });
`;

describePython("the process of a Python function", function () {
  this.timeout(30_000);
  for (const what of ["busy", "idle"]) {
    it(`is gone after kill -9 of the server, whatever it does: ${what}`, () => {
      const code = `import os
def lambda_handler(event, context):
    print(os.getpid())
    while event["what"] == "busy": pass
`;
      return withFolder({ "lambda_function.py": code, "server.ts": server }, async (folder) => {
        const args = ["--import", "tsx", path.join(folder, "server.ts"), folder, what];
        const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
        const [line] = (await once(child.stdout, "data")) as [Buffer];
        const pid = Number(line.toString());
        expect(isRunning(pid)).to.equal(true);
        child.kill("SIGKILL");
        expect(await isSoonGone(pid)).to.equal(true);
      });
    });
  }
});

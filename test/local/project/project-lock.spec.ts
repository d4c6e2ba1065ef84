import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { readProcessStart } from "../../../local/project/process-start";
import { findHolder, lockProject } from "../../../local/project/project-lock";

describe("the lock of a project", () => {
  let root = "";
  const file = () => path.join(root, ".lock");
  const lock = () => lockProject(root, "dev", ({ pid, stack }) => `${stack} ${pid} runs`);
  const leave = (holder: object | string) =>
    fs.writeFileSync(file(), typeof holder === "string" ? holder : JSON.stringify(holder));
  const refusalOf = (work: () => unknown) => {
    try {
      work();
      return "none";
    } catch (error) {
      return error instanceof Error ? error.message : "";
    }
  };

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-lock-"));
  });
  afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

  it("is there while it is held, for this user only, and gone when it is released", () => {
    const held = lock();
    expect(fs.statSync(file()).mode & 0o777).to.equal(0o600);
    expect(JSON.parse(fs.readFileSync(file(), "utf8"))).to.deep.equal({
      pid: process.pid,
      stack: "dev",
      processStart: readProcessStart(process.pid),
    });
    held.release();
    expect(fs.readdirSync(root)).to.deep.equal([]);
  });

  it("is refused while its process runs", () => {
    leave({ pid: process.ppid, stack: "prod", processStart: readProcessStart(process.ppid) });
    expect(refusalOf(lock)).to.equal(`prod ${process.ppid} runs`);
    expect(findHolder(root)?.pid).to.equal(process.ppid);
  });

  it("is taken over from a process that is gone", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await new Promise((resolve) => child.once("exit", resolve));
    leave({ pid: child.pid, stack: "prod", processStart: "then" });
    expect(findHolder(root)).to.equal(undefined);
    lock();
    expect(JSON.parse(fs.readFileSync(file(), "utf8")).pid).to.equal(process.pid);
  });

  it("is taken over from a process whose pid another program has now", () => {
    leave({ pid: process.ppid, stack: "prod", processStart: "long ago" });
    expect(findHolder(root)).to.equal(undefined);
    lock();
    expect(JSON.parse(fs.readFileSync(file(), "utf8")).pid).to.equal(process.pid);
    expect(fs.readdirSync(root)).to.deep.equal([".lock"]);
  });

  it("is taken over from what is no lock at all", () => {
    leave("half a fi");
    lock();
    expect(JSON.parse(fs.readFileSync(file(), "utf8")).pid).to.equal(process.pid);
  });

  it("is not released for somebody else who has it now", () => {
    const held = lock();
    leave({ pid: process.ppid, stack: "prod" });
    held.release();
    expect(fs.readdirSync(root)).to.deep.equal([".lock"]);
    expect(JSON.parse(fs.readFileSync(file(), "utf8")).pid).to.equal(process.ppid);
  });
});

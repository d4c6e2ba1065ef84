import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { makeProgram } from "../engine/program-folder";
import { type Endpoints, waitForEndpoints } from "../running-server";

/** A project that a server of its own process serves while it is edited. */
export interface WatchedProject {
  folder: string;

  /** As the server tells them now. */
  endpoints(): Endpoints;

  save(file: string, text: string): void;

  /** Saves a file with one text replaced by another; the text must be there. */
  edit(file: string, from: string, to: string): void;

  /** Status and body of a GET on the API. */
  get(route: string, token?: string): Promise<[status: number, body: string]>;

  /** Does the work and waits until the server prints a line like this. */
  said(pattern: RegExp, work: () => void): Promise<string>;

  /** All lines that the server has printed. */
  printed(): string[];

  /** Saves all files as they were at first, and waits until they are served. */
  reset(): Promise<void>;

  end(): Promise<void>;
}

/** Makes a project of files and serves it on ports nobody has. */
export async function watchProgram(files: Record<string, string>, ...flags: string[]): Promise<WatchedProject> {
  const { folder, remove } = makeProgram(files);
  const command = [path.resolve("local/bin.js"), "start", "--port", "0", "--aws-port", "0", ...flags];
  const child = spawn(process.execPath, command, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (more: string) => {
      text += more;
    });
  }
  await waitForEndpoints(folder, child).catch((error: Error) => {
    throw new Error(`${error.message}; it printed:\n${text}`);
  });
  const printed = () => text.split("\n");
  const endpoints = () => JSON.parse(read(".secured-api/endpoints.json")) as Endpoints;
  const read = (file: string) => fs.readFileSync(path.join(folder, file), "utf8");
  const project: WatchedProject = {
    folder,
    endpoints,
    printed,
    save: (file, content) => {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), content);
    },
    edit: (file, from, to) => {
      if (!read(file).includes(from)) throw new Error(`${file} does not hold ${from}`);
      project.save(file, read(file).replace(from, to));
    },
    get: async (route, token) => {
      const headers = token === undefined ? {} : { authorization: token };
      const answer = await fetch(`${endpoints().outputs.apiUrl}${route}`, { headers });
      return [answer.status, await answer.text()];
    },
    said: async (pattern, work) => {
      const known = printed().length - 1;
      work();
      return until(
        () =>
          printed()
            .slice(known, -1)
            .find((line) => pattern.test(line)),
        `a line like ${pattern}`,
      );
    },
    reset: async () => {
      const changed = Object.entries(files).filter(([file, content]) => read(file) !== content);
      if (changed.length === 0) return;
      await project.said(/^reloaded/, () => {
        for (const [file, content] of changed) project.save(file, content);
      });
    },
    end: async () => {
      child.kill();
      await gone;
      remove();
    },
  };
  return project;
}

/**
 * Waits until there is something.
 *
 * @throws AssertionError after ten seconds, saying what was waited for
 */
export async function until<T>(find: () => T | undefined | Promise<T | undefined>, what: string): Promise<T> {
  for (const started = Date.now(); Date.now() - started < 10_000; ) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return expect.fail(`${what} did not come`);
}

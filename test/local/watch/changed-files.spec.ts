import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { type Watch, watchFiles } from "../../../local/watch/changed-files";
import { until } from "./watched-project";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("changed files", () => {
  let root: string;
  let folder: string;
  let told: string[][];
  let watch: Watch | undefined;

  beforeEach(() => {
    root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "watched-")));
    folder = path.join(root, "project");
    told = [];
    for (const [file, text] of [
      ["index.ts", "first"],
      ["node_modules/pkg/index.js", "first"],
      ["../shared/routes.ts", "first"],
      ["../shared/other.ts", "first"],
      [".build/index.mjs", "first"],
    ] as const) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    }
  });

  afterEach(async () => {
    await watch?.close();
    fs.rmSync(root, { recursive: true });
  });

  async function begin(also: string[] = [], since = Date.now() + 1000): Promise<void> {
    watch = await watchFiles({
      folder,
      also: also.map((file) => path.resolve(folder, file)),
      since,
      changed: (files) => void told.push([...files].map((file) => path.relative(folder, file)).sort()),
      failed: (error) => void told.push([error.message]),
    });
    await pause(300);
  }

  const save = (file: string, text = "second") => fs.writeFileSync(path.join(folder, file), text);
  const next = (count = 1) => until(() => (told.length >= count ? told : undefined), `change ${count}`);

  it("are told when they are saved, made or removed, those of one moment together", async () => {
    await begin();
    save("index.ts");
    save("routes.ts");
    expect(await next()).to.deep.equal([["index.ts", "routes.ts"]]);
    fs.rmSync(path.join(folder, "routes.ts"));
    expect(await next(2)).to.deep.equal([["index.ts", "routes.ts"], ["routes.ts"]]);
  });

  it("are told again when they are saved again at once, as a formatter does", async () => {
    await begin();
    save("index.ts");
    await next();
    save("index.ts", "third, longer");
    await pause(300);
    expect(told).to.deep.equal([["index.ts"], ["index.ts"]]);
  });

  it("may lead nowhere", async () => {
    await begin();
    save("index.ts");
    await next();
    fs.rmSync(path.join(folder, "index.ts"));
    fs.symlinkSync("index.ts", path.join(folder, "index.ts"));
    await pause(300);
    fs.rmSync(path.join(folder, "index.ts"));
    save("routes.ts");
    await pause(300);
    expect(told.flat()).to.include("routes.ts");
  });

  it("are told if they were saved while the program was being read", async () => {
    const past = new Date(Date.now() - 60_000);
    fs.utimesSync(path.join(folder, "index.ts"), past, past);
    save("late.ts");
    await begin([], Date.now() - 30_000);
    expect(await next()).to.deep.equal([["late.ts"]]);
  });

  it("are not told of packages, hidden folders and what tools write", async () => {
    await begin();
    for (const file of ["node_modules/pkg/index.js", ".build/index.mjs", "debug.log", ".env", "index.ts~"]) save(file);
    await pause(200);
    save("index.ts");
    expect(await next()).to.deep.equal([["index.ts"]]);
  });

  it("are told of what is asked for wherever it is", async () => {
    await begin([".build", "../shared/routes.ts"]);
    save(".build/index.mjs");
    save("../shared/other.ts");
    save("../shared/routes.ts");
    expect((await next()).flat()).to.have.members([".build/index.mjs", "../shared/routes.ts"]);
  });

  it("are told of what is asked for later", async () => {
    await begin();
    watch?.add([path.join(root, "shared/routes.ts")]);
    await pause(200);
    save("../shared/routes.ts");
    expect(await next()).to.deep.equal([["../shared/routes.ts"]]);
  });
});

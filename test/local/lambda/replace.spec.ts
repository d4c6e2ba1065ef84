import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { withReplaceable } from "./replaceable-function";

const answering = (text: string) => `export const handler = async () => "${text}";`;
const ok = (payload: unknown) => ({ ok: true, payload });

/** Counts its requests, and takes as long as the event says for one. */
const counting = (version: string) => `let count = 0; export const handler = async ({ ms }) => {
  const own = ++count;
  if (ms) { console.log("${version} working"); await new Promise((resolve) => setTimeout(resolve, ms)); }
  return "${version} " + own; };`;

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("replacing a function's code", () => {
  it("serves the next request with the new code", () =>
    withReplaceable(answering("old"), async ({ invoke, replace }) => {
      expect(await invoke()).to.deep.equal(ok("old"));
      expect(await replace(answering("new"))).to.deep.equal([{ functionName: "hello", kind: "replaced" }]);
      expect(await invoke()).to.deep.equal(ok("new"));
    }));

  it("loads it before a request goes to it, and the old code serves until then", () =>
    withReplaceable(answering("old"), async ({ invoke, replace, printed, functions }) => {
      const mark = path.join(functions.codeFolders()[0] ?? "", "mark");
      const waiting = `import fs from "node:fs"; console.log("loading"); while (!fs.existsSync(${JSON.stringify(mark)}));`;
      const replacing = replace(`${waiting} ${answering("new")}`);
      await until(() => printed().includes("loading"));
      expect(await invoke()).to.deep.equal(ok("old"));
      fs.writeFileSync(mark, "");
      await replacing;
      expect(await invoke()).to.deep.equal(ok("new"));
    }));

  it("lets a running request finish on the old code, which is ended then", () =>
    withReplaceable(counting("old"), async ({ invoke, replace, printed, functions }) => {
      const running = invoke({ ms: 400 });
      await until(() => printed().includes("old working"));
      await replace(counting("new"));
      expect(await invoke({})).to.deep.equal(ok("new 1"));
      expect(functions.codeFolders()).to.have.length(2);
      expect(await running).to.deep.equal(ok("old 1"));
      await until(() => functions.codeFolders().length === 1);
    }));

  it("gives a waiting request to the new code", () =>
    withReplaceable(
      counting("old"),
      async ({ invoke, replace, printed }) => {
        const running = invoke({ ms: 400 });
        await until(() => printed().includes("old working"));
        const waiting = invoke({});
        await replace(counting("new"));
        expect(await waiting).to.deep.equal(ok("new 1"));
        expect(await running).to.deep.equal(ok("old 1"));
      },
      { options: { maxInstances: 1 } },
    ));

  it("keeps the instances and their state if nothing changed", () =>
    withReplaceable(counting("same"), async ({ invoke, write, functions }) => {
      const settings = write(counting("same"), { environment: { A: "1" } });
      await functions.replace([settings]);
      expect(await invoke({})).to.deep.equal(ok("same 1"));
      expect(await functions.replace([{ ...settings, environment: { A: "1" } }])).to.deep.equal([
        { functionName: "hello", kind: "kept" },
      ]);
      expect(await invoke({})).to.deep.equal(ok("same 2"));
    }));

  it("takes new instances for other settings of the same code", () =>
    withReplaceable(answering("old"), async ({ invoke, write, functions }) => {
      const settings = write("export const handler = async () => process.env.A;", { environment: { A: "1" } });
      await functions.replace([settings]);
      expect(await invoke()).to.deep.equal(ok("1"));
      expect(await functions.replace([{ ...settings, environment: { A: "2" } }])).to.deep.equal([
        { functionName: "hello", kind: "replaced" },
      ]);
      expect(await invoke()).to.deep.equal(ok("2"));
    }));

  it("makes new names of a version callable, and old ones no more", () =>
    withReplaceable(
      answering("old"),
      async ({ replace, functions }) => {
        const arn = "arn:aws:lambda:eu-west-1:000000000000:function:hello";
        await replace(answering("new"), { qualifiers: ["next"] });
        expect(await functions.invoke(`${arn}:next`, {})).to.deep.equal(ok("new"));
        const error = await functions.invoke(`${arn}:live`, {}).catch((reason: unknown) => reason);
        expect(error).to.be.an("error").with.property("message", `no function has the ARN "${arn}:live"`);
      },
      { settings: { qualifiers: ["live"] } },
    ));

  it("runs one after the other, and the newest wins", () =>
    withReplaceable(answering("0"), async ({ invoke, replace }) => {
      const slow = `const end = Date.now() + 300; while (Date.now() < end); ${answering("1")}`;
      const changes = await Promise.all([replace(slow), replace(answering("2"))]);
      expect(changes.flat().map(({ kind }) => kind)).to.deep.equal(["replaced", "replaced"]);
      expect(await invoke()).to.deep.equal(ok("2"));
    }));

  it("does nothing once the functions are closed", () =>
    withReplaceable(answering("old"), async ({ replace, functions }) => {
      await functions.close();
      expect([await replace(answering("new")), functions.codeFolders()]).to.deep.equal([[], []]);
    }));
});

describe("replacing a function's code with code that does not load", () => {
  const broken: [title: string, code: string, reason: RegExp][] = [
    ["a syntax error", "export const = 1", /^Runtime\.UserCodeSyntaxError: SyntaxError: /],
    ["a missing export", "export const other = 1", /^Runtime\.HandlerNotFound: index\.handler is undefined/],
    ["an error", "throw new RangeError('no')", /^RangeError: no$/],
    ["a loop", "for (;;);", /^Sandbox\.Timedout: loading its code took longer than 2\.00 seconds$/],
    ["an exit", "process.exit(3)", /^Runtime\.ExitError: Runtime exited with error: exit status 3$/],
  ];
  for (const [title, code, reason] of broken) {
    it(`says why and keeps the old code: ${title}`, () =>
      withReplaceable(
        counting("old"),
        async ({ invoke, replace, functions }) => {
          await invoke({});
          const [change, ...more] = await replace(code);
          expect([change?.functionName, change?.kind, more]).to.deep.equal(["hello", "failed", []]);
          expect(change?.reason).to.match(reason);
          expect(await invoke({})).to.deep.equal(ok("old 2"));
          await until(() => functions.codeFolders().length === 1);
          expect(await replace(counting("new"))).to.deep.equal([{ functionName: "hello", kind: "replaced" }]);
          expect(await invoke({})).to.deep.equal(ok("new 1"));
        },
        { options: { initTimeoutMs: 2000 } },
      ));
  }

  it("says so of a handler's file that is not there", () =>
    withReplaceable(answering("old"), async ({ invoke, replace }) => {
      expect(await replace(answering("new"), { handler: "other.handler" })).to.deep.equal([
        {
          functionName: "hello",
          kind: "failed",
          reason:
            'Runtime.InvalidEntrypoint: handler "other.handler" needs one of other.js, other.mjs, other.cjs in its code',
        },
      ]);
      expect(await invoke()).to.deep.equal(ok("old"));
    }));
});

describe("replacing the functions by others", () => {
  const otherArn = "arn:aws:lambda:eu-west-1:000000000000:function:other";
  const other = { arn: otherArn, name: "other" };

  it("adds the new ones once they are loaded", () =>
    withReplaceable(answering("hello"), async ({ write, functions }) => {
      expect(await functions.replace([write(answering("hello")), write(answering("added"), other)])).to.deep.equal([
        { functionName: "hello", kind: "replaced" },
        { functionName: "other", kind: "added" },
      ]);
      expect(await functions.invoke(otherArn, {})).to.deep.equal(ok("added"));
    }));

  it("changes none if one does not load, says which and why, and takes good code for it later", () =>
    withReplaceable(counting("old"), async ({ invoke, write, functions }) => {
      await invoke({});
      const broken = [write(counting("new")), write("throw new Error('no')", other)];
      expect(await functions.replace(broken)).to.deep.equal([
        { functionName: "hello", kind: "kept" },
        { functionName: "other", kind: "failed", reason: "Error: no" },
      ]);
      const error = await functions.invoke(otherArn, {}).catch((reason: Error) => reason.message);
      expect([await invoke({}), error]).to.deep.equal([ok("old 2"), `no function has the ARN "${otherArn}"`]);
      const good = await functions.replace([write(counting("new")), write(answering("mended"), other)]);
      expect(good.map(({ kind }) => kind)).to.deep.equal(["replaced", "added"]);
      expect([await invoke({}), await functions.invoke(otherArn, {})]).to.deep.equal([ok("new 1"), ok("mended")]);
    }));

  it("does what goes with it once all is loaded, and before anything new is called", () =>
    withReplaceable(answering("old"), async ({ invoke, write, functions }) => {
      const seen: unknown[] = [];
      await functions.replace([write(answering("new"))], async () => void seen.push(await invoke()));
      expect([seen, await invoke()]).to.deep.equal([[ok("old")], ok("new")]);
    }));

  it("changes none if what goes with it fails", () =>
    withReplaceable(answering("old"), async ({ invoke, write, functions }) => {
      const failing = async () => {
        throw new Error("port 3000 is taken");
      };
      const refusal = await functions
        .replace([write(answering("new"))], failing)
        .catch((error: Error) => error.message);
      expect([refusal, await invoke()]).to.deep.equal(["port 3000 is taken", ok("old")]);
      await functions.replace([write(answering("newer"))]);
      expect(await invoke()).to.deep.equal(ok("newer"));
    }));

  it("does not wait for code that did not run before either", () =>
    withReplaceable("throw new Error('never ran')", async ({ invoke, write, functions }) => {
      await invoke();
      const changes = await functions.replace([write("throw new Error('nor now')"), write(answering("added"), other)]);
      expect(changes.map(({ kind }) => kind)).to.deep.equal(["replaced", "added"]);
      expect(await invoke()).to.include({ ok: false, errorMessage: "nor now" });
    }));

  it("removes those that are gone, after what runs and what waits is answered", () =>
    withReplaceable(
      counting("old"),
      async ({ invoke, printed, functions }) => {
        const asked = [invoke({ ms: 300 }), invoke({})];
        await until(() => printed().includes("old working"));
        expect(await functions.replace([])).to.deep.equal([{ functionName: "hello", kind: "removed" }]);
        const error = await invoke({}).catch((reason: unknown) => reason);
        expect(error)
          .to.be.an("error")
          .with.property("message")
          .that.matches(/^no function has the ARN/);
        expect(await Promise.all(asked)).to.deep.equal([ok("old 1"), ok("old 2")]);
        await until(() => functions.codeFolders().length === 0);
      },
      { options: { maxInstances: 1 } },
    ));
});

import { expect } from "chai";
import { Archive, type ArchiveValue, type FollowedBundle } from "../../../local/engine/evaluation";
import type { Program } from "../../../local/program";
import { isCodeAlone, rebuildCode } from "../../../local/watch/followed-code";

/** A program with a function of this code. */
function programOf(code: ArchiveValue, bundles: FollowedBundle[]): Program {
  const resource = { inputs: { code: new Archive(code) } };
  const evaluation = { sources: { modules: ["/p/index.ts", "/p/code/routes.js"], bundles } };
  return { evaluation, settings: { functions: [{ resource, settings: {} }] } } as unknown as Program;
}

const bundleOf = (code: string, files: string[], next = code): FollowedBundle => ({
  code,
  files,
  rebuild: async () => ({ code: next, files: [...files, "/p/more.ts"] }),
  dispose: async () => undefined,
});

const textOf = (text: string): ArchiveValue => ({ kind: "assets", assets: { "index.mjs": { kind: "text", text } } });
const folderOf = (path: string): ArchiveValue => ({ kind: "path", path });

const importing = (file: string) => programOf(textOf("a"), [bundleOf("a", ["/p/hello.ts", file])]);

describe("followed code", () => {
  const cases: [what: string, program: Program, files: string[], alone: boolean][] = [
    ["a bundle's file", programOf(textOf("a"), [bundleOf("a", ["/p/hello.ts"])]), ["/p/hello.ts"], true],
    ["a file in a folder of code", programOf(folderOf("code"), []), ["/p/code/index.py"], true],
    [
      "data in a folder of code, which the program may read too",
      programOf(folderOf("code"), []),
      ["/p/code/a.json"],
      false,
    ],
    ["a file beside a folder of code", programOf(folderOf("code"), []), ["/p/code2/index.py"], false],
    ["a file nobody knows", programOf(textOf("a"), [bundleOf("a", ["/p/hello.ts"])]), ["/p/new.ts"], false],
    ["a module of the program", programOf(folderOf("code"), []), ["/p/code/routes.js"], false],
    ["code and the program", programOf(folderOf("code"), []), ["/p/code/index.py", "/p/index.ts"], false],
    ["configuration, also if code imports it", importing("/p/Pulumi.dev.json"), ["/p/Pulumi.dev.json"], false],
    ["test users, also if code imports them", importing("/p/Users.dev.json"), ["/p/Users.dev.json"], false],
    [
      "a bundle whose text another one has too",
      programOf(textOf("a"), [bundleOf("a", ["/p/hello.ts"]), bundleOf("a", ["/p/other.ts"])]),
      ["/p/hello.ts"],
      false,
    ],
  ];

  for (const [what, program, files, alone] of cases) {
    it(`${alone ? "needs no" : "needs an"} evaluation for ${what}`, () => {
      expect(isCodeAlone(program, "/p", new Set(files))).to.equal(alone);
    });
  }

  it("is built again where a file changed, and is found again by its new text", async () => {
    const program = programOf(textOf("a"), [bundleOf("a", ["/p/hello.ts"], "b"), bundleOf("x", ["/p/x.ts"], "y")]);
    const next = await rebuildCode(program, new Set(["/p/hello.ts"]));
    const { code } = next.settings.functions[0]?.resource.inputs ?? {};
    expect([code, next.evaluation.sources.bundles.map(({ code: text, files }) => [text, files])]).to.deep.equal([
      new Archive(textOf("b")),
      [
        ["b", ["/p/hello.ts", "/p/more.ts"]],
        ["x", ["/p/x.ts"]],
      ],
    ]);
  });
});

import { expect } from "chai";
import { describePython, invokePython, pythonSettings, returning, withPython } from "./python-function";

const hi = returning("'hi'");
const ok = { ok: true, payload: "hi" };

describePython("loading a Python function's code", () => {
  const forms: [title: string, files: Record<string, string>, handler: string][] = [
    ["a module", { "lambda_function.py": hi }, "lambda_function.lambda_handler"],
    ["a module in a folder, with a slash", { "pkg/module.py": hi }, "pkg/module.lambda_handler"],
    ["a module in a folder, with a dot", { "pkg/module.py": hi }, "pkg.module.lambda_handler"],
    ["a package", { "pkg/__init__.py": hi }, "pkg.lambda_handler"],
    [
      "imports of its own",
      { "lambda_function.py": "from pkg.other import lambda_handler", "pkg/other.py": hi },
      "lambda_function.lambda_handler",
    ],
  ];
  for (const [title, files, handler] of forms) {
    it(`finds ${title}`, async () => {
      expect(await invokePython(files, {}, { settings: { handler } })).to.deep.equal(ok);
    });
  }

  it("finds its own module before one of the same name that Python has", async () => {
    const files = { "lambda_function.py": "from colorsys import lambda_handler", "colorsys.py": hi };
    expect(await invokePython(files)).to.deep.equal(ok);
  });

  it("finds none of the runtime's own modules", async () => {
    const code = returning("answer.own", "import answer");
    expect(await invokePython({ "lambda_function.py": code, "answer.py": "own = 'hi'" })).to.deep.equal(ok);
    const message = "Unable to import module 'lambda_function': No module named 'answer'";
    expect(await invokePython(code)).to.include({ ok: false, errorMessage: message });
  });

  const broken: [title: string, code: string, handler: string, errorType: string, errorMessage: RegExp][] = [
    [
      "code that is no Python",
      "def lambda_handler(:",
      pythonSettings.handler,
      "Runtime.UserCodeSyntaxError",
      /^Syntax error in module 'lambda_function': .*lambda_function\.py, line 1\)$/,
    ],
    [
      "an import that is not there",
      "import gone_for_good",
      pythonSettings.handler,
      "Runtime.ImportModuleError",
      /^Unable to import module 'lambda_function': No module named 'gone_for_good'$/,
    ],
    ["code that raises", "raise OverflowError('no')", pythonSettings.handler, "OverflowError", /^no$/],
    [
      "a handler that is not there",
      hi,
      "lambda_function.other",
      "Runtime.HandlerNotFound",
      /^Handler 'other' missing on module 'lambda_function'$/,
    ],
    [
      "a module that Python has built in",
      hi,
      "time.lambda_handler",
      "Runtime.BuiltInModuleConflict",
      /^Cannot use built-in module time as a handler module$/,
    ],
    ["a handler without a module", hi, "handler", "Runtime.MalformedHandlerName", /^Bad handler 'handler': /],
  ];
  for (const [title, code, handler, errorType, errorMessage] of broken) {
    it(`reports ${title}`, async () => {
      const result = await invokePython(code, {}, { settings: { handler } });
      expect(result).to.include({ ok: false, reason: "error", errorType });
      expect(result.ok ? "" : result.errorMessage).to.match(errorMessage);
    });
  }

  it("reports a handler that cannot be called at the request", async () => {
    expect(await invokePython("lambda_handler = 1")).to.deep.equal({
      ok: false,
      reason: "error",
      errorType: "TypeError",
      errorMessage: "'int' object is not callable",
    });
  });

  it("is tried again at the next request", async () => {
    const code = `import os
if not os.path.exists("mark"):
    open("mark", "w").close()
    raise ValueError("first")
${hi}`;
    await withPython(code, async ({ invoke }) => {
      expect(await invoke()).to.include({ ok: false, errorMessage: "first" });
      expect(await invoke()).to.deep.equal(ok);
    });
  });

  it("starts in the folder of the code", async () => {
    const files = { "lambda_function.py": returning("open('data/greeting.txt').read()"), "data/greeting.txt": "hi" };
    expect(await invokePython(files)).to.deep.equal(ok);
  });
});

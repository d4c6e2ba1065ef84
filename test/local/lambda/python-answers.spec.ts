import { expect } from "chai";
import { describePython, invokePython, returning } from "./python-function";

const ok = (payload: unknown) => ({ ok: true, payload });

describePython("the answer of a Python function", () => {
  const answers: [expression: string, before: string, payload: unknown][] = [
    ["{'a': [1, 2.5, True, None, 'ä\\u2028😀'], 1: 'one'}", "", { a: [1, 2.5, true, null, "ä\u2028😀"], 1: "one" }],
    ["None", "", null],
    ["(1, 2)", "", [1, 2]],
    ["'text'", "", "text"],
    ["[Decimal('12.50'), Decimal('3')]", "from decimal import Decimal", [12.5, 3]],
    ["{'body': b'\\xc3\\xa4'}", "", { body: "ä" }],
    ["b'{\"a\": 1}'", "", { a: 1 }],
    [
      "Point(1, [Point(2, 3)])",
      "Point = __import__('collections').namedtuple('Point', 'x y')",
      { x: 1, y: [{ x: 2, y: 3 }] },
    ],
  ];
  for (const [expression, before, payload] of answers) {
    it(`is JSON as Lambda writes it: ${expression}`, async () => {
      expect(await invokePython(returning(expression, before))).to.deep.equal(ok(payload));
    });
  }

  it("goes out as it is where it is no JSON", async () => {
    expect(await invokePython(returning("[float('nan')]"))).to.deep.equal(ok("[NaN]"));
    expect(await invokePython(returning("b'plain'"))).to.deep.equal(ok("plain"));
  });

  const refused: [expression: string, message: string | RegExp][] = [
    ["{1}", "Unable to marshal response: Object of type set is not JSON serializable"],
    [
      "__import__('datetime').datetime.now()",
      "Unable to marshal response: Object of type datetime is not JSON serializable",
    ],
    ["{(1, 2): 3}", /^Unable to marshal response: keys must be str, int, float, bool or None, not tuple$/],
    ["b'\\xff'", /^Unable to marshal response: 'utf-8' codec can't decode byte 0xff/],
    ["'\\ud800'", /^Unable to marshal response: 'utf-8' codec can't encode character/],
    ["loop()", /^Unable to marshal response: maximum recursion depth exceeded/],
  ];
  for (const [expression, message] of refused) {
    it(`is refused if JSON cannot hold it: ${expression}`, async () => {
      const before = "def loop():\n    all = []\n    all.append(all)\n    return all";
      const result = await invokePython(returning(expression, before));
      expect(result).to.include({ ok: false, reason: "error", errorType: "Runtime.MarshalError" });
      expect(result.ok ? "" : result.errorMessage).to.match(
        typeof message === "string" ? new RegExp(`^${message}$`) : message,
      );
    });
  }

  it("is refused if it is larger than Lambda takes", async () => {
    const code = returning("'x' * event['size']");
    expect(await invokePython(code, { size: 6291554 })).to.have.property("ok", true);
    expect(await invokePython(code, { size: 6291555 })).to.deep.equal({
      ok: false,
      reason: "error",
      errorType: "Function.ResponseSizeTooLarge",
      errorMessage: "the answer has 6291557 bytes as JSON, Lambda takes at most 6291556",
    });
  });

  it("is counted in bytes, not in letters", async () => {
    const result = await invokePython(returning("'ä' * 3145778"));
    expect(result).to.include({ ok: false, errorType: "Function.ResponseSizeTooLarge" });
  });
});

import fc from "fast-check";

const asked = Number(process.env["PROPERTY_RUNS"] ?? "");

/**
 * How a property is checked: with as many cases as `PROPERTY_RUNS` asks for, each time others; otherwise with a moderate
 * number that is the same in every run.
 *
 * @param moderate Cases in a plain run.
 */
export function cases(moderate: number): fc.Parameters<unknown> {
  return asked > 0 ? { numRuns: asked, seed: Date.now() } : { numRuns: moderate, seed: 5 };
}

/** How long all cases of a property may take, milliseconds; 0 for no limit. */
export const timeLimit = asked > 0 ? 0 : 20_000;

/** Text that programs trip over, beside any other. */
export const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 3, arbitrary: fc.string({ maxLength: 12 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "",
      "__proto__",
      "constructor",
      "toString",
      "/",
      "%",
      "%2F",
      "..",
      "{a}",
      "a\r\nb",
      "\u0000",
    ),
  },
);

/** Like `text`, without halves of surrogate pairs, which no UTF-8 can hold. */
export const wholeText = text.map((value) => Buffer.from(value).toString());

import { expect } from "chai";
import { BadRequestError } from "../../../functions/http";
import { parseNoteText } from "../../../functions/notes/note";

describe("parseNoteText", () => {
  const taken: [string, Record<string, unknown>, { title: string; body: string }][] = [
    ["takes a title alone", { title: "a" }, { title: "a", body: "" }],
    ["takes title and body", { title: "a", body: "b" }, { title: "a", body: "b" }],
    ["takes an empty body", { title: "a", body: "" }, { title: "a", body: "" }],
    ["trims nothing", { title: " a\n", body: "\t" }, { title: " a\n", body: "\t" }],
    ["normalizes nothing", { title: "e\u0301 \u00e9 ﬁ" }, { title: "e\u0301 \u00e9 ﬁ", body: "" }],
    ["takes control characters", { title: "\u0000\u001f" }, { title: "\u0000\u001f", body: "" }],
    [
      "counts an emoji beyond the basic plane as one character",
      { title: "👋".repeat(200), body: "𝒳".repeat(10_000) },
      { title: "👋".repeat(200), body: "𝒳".repeat(10_000) },
    ],
  ];
  for (const [title, fields, text] of taken) {
    it(title, () => {
      expect(parseNoteText(fields)).to.deep.equal(text);
    });
  }

  const refused: [string, Record<string, unknown>, string][] = [
    ["refuses a missing title", { body: "b" }, "title is missing: give it as a string"],
    ["refuses an empty title", { title: "" }, "title must not be empty"],
    ["refuses a title that is no string", { title: 7 }, "title must be a string"],
    ["refuses a title of null", { title: null }, "title must be a string"],
    [
      "refuses a title over 200 characters",
      { title: "x".repeat(201) },
      "title has 201 characters: at most 200 are taken",
    ],
    [
      "counts a combining accent as a character",
      { title: "e\u0301".repeat(101) },
      "title has 202 characters: at most 200 are taken",
    ],
    ["refuses a body that is no string", { title: "a", body: ["b"] }, "body must be a string"],
    ["refuses a body of null", { title: "a", body: null }, "body must be a string"],
    [
      "refuses a body over 10,000 characters",
      { title: "a", body: "x".repeat(10_001) },
      "body has 10001 characters: at most 10000 are taken",
    ],
    ["refuses half a surrogate pair in the title", { title: "a\ud83d" }, "title holds half of a surrogate pair"],
    [
      "refuses half a surrogate pair in the body",
      { title: "a", body: "\udc4b" },
      "body holds half of a surrogate pair",
    ],
    ["refuses an unknown field", { title: "a", owner: "bob" }, 'unknown field "owner": a note has title and body'],
    [
      "refuses a field called __proto__",
      JSON.parse('{"title":"a","__proto__":{"body":"b"}}'),
      'unknown field "__proto__": a note has title and body',
    ],
    [
      "quotes no more than 40 characters of an unknown field",
      { title: "a", ["x".repeat(100)]: "b" },
      `unknown field "${"x".repeat(40)}": a note has title and body`,
    ],
  ];
  for (const [title, fields, message] of refused) {
    it(title, () => {
      expect(() => parseNoteText(fields))
        .to.throw(BadRequestError)
        .with.property("message", message);
    });
  }
});

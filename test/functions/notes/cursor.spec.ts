import { expect } from "chai";
import { BadRequestError } from "../../../functions/http";
import { fromCursor, toCursor } from "../../../functions/notes/cursor";
import { alice, bob } from "../event";

const id = "019b76da-a800-7000-8000-000000000000";
const cursor = toCursor(alice, id);

describe("cursors", () => {
  it("say to their owner where the list goes on", () => {
    expect(fromCursor(alice, cursor)).to.equal(id);
  });

  const refused: [string, string, string][] = [
    ["are refused from another owner", bob, cursor],
    ["are refused with another id in them", alice, cursor.replace("019b", "019c")],
    ["are refused with a damaged end", alice, cursor.slice(0, -1)],
    ["are refused with more behind them", alice, `${cursor}.`],
    ["are refused when empty", alice, ""],
    ["are refused without a binding", alice, id],
    [
      "are refused from an owner whose name runs into the id",
      `${alice}${id.slice(0, 1)}`,
      `${id.slice(1)}${cursor.slice(id.length)}`,
    ],
  ];
  for (const [title, owner, text] of refused) {
    it(title, () => {
      expect(() => fromCursor(owner, text))
        .to.throw(BadRequestError, "next is not a value that this list answered: leave it out to start again")
        .with.property("status", 400);
    });
  }
});

import { expect } from "chai";
import { countRows } from "./counts";
import { readFacts } from "./facts";
import { factOf, isBare } from "./row";
import { rows } from "./rows";
import { runExchange, runStatement } from "./run-row";
import { createBareHandler } from "./targets/bare-handler";
import { type LocalServer, startLocalServer } from "./targets/local-server";
import type { Target } from "./targets/target";

describe("contract", () => {
  const umask = process.umask();
  let server: LocalServer;
  let bareHandler: Target;

  before(async () => {
    [server, bareHandler] = await Promise.all([startLocalServer(), createBareHandler()]);
  });
  after(async () => {
    await server.close();
    process.umask(umask);
  });

  describe("table", () => {
    it("has a row for each fact", () => {
      expect(countRows(rows).withoutRow).to.deep.equal([]);
    });

    it("has no row without a fact", () => {
      const known = new Set(readFacts().map(({ id }) => id));
      expect(rows.filter((row) => !known.has(factOf(row))).map(({ id }) => id)).to.deep.equal([]);
    });

    it("names each row once", () => {
      const ids = rows.map(({ id }) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).to.deep.equal([]);
    });

    it("asks the local server every row that is not for AWS alone", () => {
      const notAsked = rows.filter((row) => row.kind === "exchange" && server.cannotRun(row) !== undefined);
      expect(notAsked.map(({ id }) => id)).to.deep.equal(["A2-06/unreachable"]);
    });
  });

  for (const row of rows) {
    const title = `${row.id} (${row.source})`;
    if (row.kind === "statement") {
      it(`${title}: ${row.says}`, async () => {
        expect(await runStatement(row)).to.deep.equal([]);
      });
      continue;
    }
    if (row.notLocal === undefined) {
      it(`${title} at the local server`, async () => {
        expect(await runExchange(row, server)).to.deep.equal([]);
      });
    }
    if (isBare(row)) {
      it(`${title} at the bare handler`, async () => {
        expect(await runExchange(row, bareHandler)).to.deep.equal([]);
      });
    }
  }
});

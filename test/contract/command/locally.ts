import { isBare } from "../row";
import { rows } from "../rows";
import { createBareHandler } from "../targets/bare-handler";
import { startLocalServer } from "../targets/local-server";
import { differs, toReport } from "./report";
import { runExchanges, runStatements } from "./run-rows";

/** Runs the table against the bare handler and the local server. @returns 1 if any row differs. */
export async function runLocally(): Promise<number> {
  const server = await startLocalServer();
  try {
    const outcomes = [
      ...(await runExchanges(rows.filter(isBare), await createBareHandler())),
      ...(await runExchanges(rows, server)),
      ...(await runStatements(rows)),
    ];
    console.log(toReport(outcomes, rows));
    return outcomes.some(differs) ? 1 : 0;
  } finally {
    await server.close();
  }
}

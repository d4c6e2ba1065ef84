import { rows } from "../rows";
import { createDeployedTarget } from "../targets/deployed";
import { differs, toReport } from "./report";
import { runExchanges } from "./run-rows";

/**
 * Runs the table against a deployed API.
 *
 * @returns 1 if any row differs.
 * @throws Error if nothing answers at `API_URL`: that says nothing about any row.
 */
export async function runDeployed(variables: NodeJS.ProcessEnv): Promise<number> {
  const target = await createDeployedTarget(variables);
  await target.ask({ path: "/" }).catch((error: Error) => {
    throw new Error(`nothing answers at API_URL ${variables["API_URL"]}: ${error.message}`);
  });
  const outcomes = await runExchanges(rows, target);
  const statements = rows.flatMap((row) =>
    row.kind === "statement" ? [{ row, target: target.name, notRun: row.notDeployed, differences: [] }] : [],
  );
  const all = [...outcomes, ...statements];
  console.log(toReport(all, rows));
  return all.some(differs) ? 1 : 0;
}

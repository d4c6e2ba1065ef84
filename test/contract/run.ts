import { runDeployed } from "./command/deployed";
import { printKeys } from "./command/keys";
import { runLocally } from "./command/locally";
import { printTokens } from "./command/sign-in";

/**
 * `npm run contract` puts the table to a deployed API if `API_URL` is set, else to the bare handler and the local server,
 * and exits with 1 if any row differs. `-- keys <file>` and `-- sign-in` prepare a deployed run: see README.md.
 */
async function main([command, file]: string[]): Promise<number> {
  if (command === "keys") return printKeys(file);
  if (command === "sign-in") return printTokens(process.env);
  if (command !== undefined) throw new Error(`"${command}" is none of "keys <file>" and "sign-in"`);
  return process.env["API_URL"] ? runDeployed(process.env) : runLocally();
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  },
);

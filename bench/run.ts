import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import { measureEdits } from "./edits";
import { measureEvaluation } from "./evaluation";
import { type Figure, findMissed, toTable } from "./figures";
import { measureGateway } from "./gateway";
import { measureLogins } from "./logins";
import { measureMemory } from "./memory";
import { makeProject, type Project } from "./ours";
import { installPeers } from "./peers";
import { profileGateway } from "./profile";
import { measureRoutes } from "./routes";
import { makePeerProject, type PeerProject } from "./serverless-offline";
import { measureStart } from "./start";

const parts = {
  start: measureStart,
  gateway: measureGateway,
  memory: measureMemory,
  routes: measureRoutes,
  logins: measureLogins,
  edits: measureEdits,
  evaluation: measureEvaluation,
} satisfies Record<string, (project: Project, peer: PeerProject) => Promise<Figure[]> | Figure[]>;

type Part = keyof typeof parts;

/**
 * Measures what the speed claims are made of and prints the table. With names of parts only those are measured; all of
 * them together are kept in `bench/README.md`.
 */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    throw new Error(`no part is called "${unknown.join('", "')}"; write ${Object.keys(parts).join(", ")}`);
  }
  installPeers();
  const project = await makeProject();
  const peer = await makePeerProject(project);
  try {
    const figures: Figure[] = [];
    for (const name of (wanted.length > 0 ? wanted : Object.keys(parts)) as Part[]) {
      console.error(`measuring ${name} ...`);
      figures.push(...(await parts[name](project, peer)));
    }
    const missed = findMissed(figures).map(({ what }) => what);
    const page = toPage(figures, missed, missed.length > 0 ? await profileGateway(project) : []);
    if (wanted.length === 0) fs.writeFileSync("bench/README.md", page);
    console.log(page);
  } finally {
    peer.remove();
    project.remove();
  }
}

function toPage(figures: Figure[], missed: string[], profile: string[]): string {
  const shares = profile.map((share) => `    ${share}`).join("\n");
  const shortfall = `Targets that were missed: ${missed.join("; ")}. Where the gateway's thread spends its time under load:`;
  return [
    "# Figures",
    "Written by `npm run bench`; medians, with the smallest and the largest run behind them.",
    `${os.cpus()[0]?.model.trim()}, ${os.cpus().length} cores, ${os.platform()} ${os.release()}, Node ${process.versions.node}, npm ${npmVersion()}, autocannon ${versionOf("autocannon")}, serverless-offline ${versionOf("serverless-offline")} with osls ${versionOf("osls")}, ${new Date().toISOString().slice(0, 10)}.`,
    notes,
    toTable(figures),
    ...(missed.length > 0 ? [shortfall, shares] : []),
    "",
  ].join("\n\n");
}

const notes = `Each server runs in a process of its own, the load generator in another, all on this machine. The servers are measured in turn,
pass by pass, so a ratio compares what ran next to each other. Every answer was a 200. Our gateway checks the signature of every
request: there is no memo of verified tokens. serverless-offline checks none; it starts with an authorizer only if told not to
(\`--ignoreJWTSignature\`). Latencies are as the load generator saw each answer, not the whole milliseconds of autocannon's own histogram.`;

function npmVersion(): string {
  return execFileSync("npm", ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}

function versionOf(name: string): string {
  const text = fs.readFileSync(`bench/peers/node_modules/${name}/package.json`, "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

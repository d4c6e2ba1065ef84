import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { load } from "./load";
import { type Project, startOurs } from "./ours";

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

/** Where the gateway's thread spends its time under load: the twelve largest shares, a line each. */
export async function profileGateway(project: Project): Promise<string[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-profile-"));
  try {
    const server = await startOurs(project, ["--cpu-prof", `--cpu-prof-dir=${folder}`]);
    await load({ url: server.url, token: project.token, connections: 50, until: { seconds: 10 } });
    await server.end();
    const [file = ""] = fs.readdirSync(folder).sort((one, other) => sizeOf(folder, other) - sizeOf(folder, one));
    return toShares(JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")) as CpuProfile);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function sizeOf(folder: string, file: string): number {
  return fs.statSync(path.join(folder, file)).size;
}

function toShares({ nodes, samples, timeDeltas }: CpuProfile): string[] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, toName(callFrame)]));
  const times = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? "";
    if (name !== "(idle)") times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  const largest = [...times].sort(([, one], [, other]) => other - one).slice(0, 12);
  return largest.map(([name, time]) => `${((100 * time) / all).toFixed(1)} % ${name}`);
}

function toName({ functionName, url }: CpuProfile["nodes"][number]["callFrame"]): string {
  const place = url.replace(/^.*\/(node_modules|local)\//, "$1/");
  return `${functionName || "(anonymous)"} ${place}`.trim();
}

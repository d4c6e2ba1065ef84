import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Figure } from "./figures";
import { load } from "./load";
import { type Project, startOurs } from "./ours";

const requests = 100_000;

/**
 * Resident memory of our server when it is ready, after it is warm and after 100,000 requests more. What it grows by is
 * counted from the warm state: the compiler and the functions' instances take theirs at the first requests.
 */
export async function measureMemory(project: Project): Promise<Figure[]> {
  const server = await startOurs(project);
  try {
    const ready = await readResident(server.pid);
    const send = (amount: number) =>
      load({ url: server.url, token: project.token, connections: 50, until: { requests: amount } });
    await send(requests / 2);
    const warm = await readResident(server.pid);
    await send(requests);
    const after = await readResident(server.pid);
    return [
      { what: "memory when ready", runs: [ready], unit: "MB" },
      { what: `memory after ${requests / 2} requests`, runs: [warm], unit: "MB" },
      { what: `memory after ${requests} requests more`, runs: [after], unit: "MB" },
      { what: `growth over ${requests} requests`, runs: [after - warm], unit: "MB", target: { atMost: 20 } },
    ];
  } finally {
    await server.end();
  }
}

/** Resident memory in MB, a moment after the last request. */
async function readResident(pid: number): Promise<number> {
  await sleep(1000);
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;
}

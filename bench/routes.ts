import { createRouter } from "../local/gateway/router";
import { type Server, startScript } from "./child";
import type { Figure } from "./figures";
import { load } from "./load";
import type { Project } from "./ours";
import { passes } from "./passes";
import { askedPaths, routeKeys } from "./route-keys";

const counts = [10, 100, 1000];

/** What a request costs in an API of 10, 100 and 1000 routes: to find its route, and over HTTP. */
export async function measureRoutes(project: Project): Promise<Figure[]> {
  return [...counts.map(measureRouter), ...(await measureHttp(project))];
}

function measureRouter(count: number): Figure {
  const find = createRouter(routeKeys(count).map((routeKey) => ({ routeKey })));
  const paths = Object.values(askedPaths).map((path) => path.slice(1).split("/"));
  const lookups = 20_000;
  const once = () => {
    const started = performance.now();
    for (let lookup = 0; lookup < lookups; lookup++) for (const path of paths) find("GET", path);
    return ((performance.now() - started) * 1000) / (lookups * paths.length);
  };
  once();
  return { what: `finding a route among ${count}`, runs: [once(), once(), once()], unit: "µs", target: { atMost: 2 } };
}

async function measureHttp({ outputs, keys, token }: Project): Promise<Figure[]> {
  const servers: Server[] = [];
  const rates = new Map<number, number[]>(counts.map((count) => [count, []]));
  try {
    for (const count of counts) {
      const file = "bench/servers/routes.ts";
      servers.push(await startScript(file, String(count), outputs.userPoolId, outputs.clientId, keys));
    }
    for (let pass = -1; pass < passes; pass++) {
      for (const [index, { url }] of servers.entries()) {
        const asked = new URL(askedPaths.variable, url).href;
        const { requestsPerSecond } = await load({ url: asked, token, connections: 50, until: { seconds: 2 } });
        if (pass >= 0) rates.get(counts[index] ?? 0)?.push(requestsPerSecond);
      }
    }
  } finally {
    for (const server of servers) await server.end();
  }
  const fewest = rates.get(counts[0] ?? 0) ?? [];
  return counts.flatMap((count): Figure[] => {
    const runs = rates.get(count) ?? [];
    const figure: Figure = { what: `gateway alone, ${count} routes`, runs, unit: "req/s" };
    if (count === counts[0]) return [figure];
    const ratios = runs.map((rate, pass) => rate / (fewest[pass] ?? Number.NaN));
    return [
      figure,
      {
        what: `gateway alone, ${count} routes / ${counts[0]} routes`,
        runs: ratios,
        unit: "x",
        target: { atLeast: 0.9 },
      },
    ];
  });
}

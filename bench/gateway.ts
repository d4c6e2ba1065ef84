import { type Server, startScript } from "./child";
import { type Figure } from "./figures";
import { type Loaded, load } from "./load";
import { type Project, startOurs } from "./ours";
import { passes } from "./passes";
import { type PeerProject, startPeer } from "./serverless-offline";

/** The servers, as the table names them. */
const names = {
  bare: "bare `node:http`",
  verifying: "bare `node:http` + `aws-jwt-verify`",
  ours: "ours, `npm start -- --no-throttle`",
  peer: "serverless-offline, no signature checked",
};

type Name = keyof typeof names;

/** Connections at the same time, and for how long, seconds. */
const levels = [
  { connections: 50, seconds: 5 },
  { connections: 1, seconds: 3 },
  { connections: 10, seconds: 3 },
  { connections: 200, seconds: 3 },
];

/** Requests a second and latencies on the same route with the same token; all servers in turn, pass by pass. */
export async function measureGateway(project: Project, peer: PeerProject): Promise<Figure[]> {
  const servers = await startAll(project, peer);
  try {
    const { token } = project;
    for (const { url } of Object.values(servers)) await load({ url, token, connections: 50, until: { seconds: 2 } });
    const figures: Figure[] = [];
    for (const { connections, seconds } of levels) {
      const loaded: Record<Name, Loaded[]> = { bare: [], verifying: [], ours: [], peer: [] };
      for (let pass = 0; pass < passes; pass++) {
        for (const name of Object.keys(servers) as Name[]) {
          loaded[name].push(await load({ url: servers[name].url, token, connections, until: { seconds } }));
        }
      }
      figures.push(...(connections === 50 ? toRates(loaded) : []), ...toLatencies(loaded, connections));
    }
    return figures;
  } finally {
    for (const server of Object.values(servers)) await server.end();
  }
}

async function startAll(project: Project, peer: PeerProject): Promise<Record<Name, Server>> {
  const { userPoolId, clientId } = project.outputs;
  return {
    bare: await startScript("bench/servers/bare.ts"),
    verifying: await startScript("bench/servers/verifying.ts", userPoolId, clientId, project.keys),
    ours: await startOurs(project),
    peer: await startPeer(peer),
  };
}

function toRates(loaded: Record<Name, Loaded[]>): Figure[] {
  const rates = (name: Name) => loaded[name].map(({ requestsPerSecond }) => requestsPerSecond);
  const ratios = (other: Name) => rates("ours").map((rate, pass) => rate / (rates(other)[pass] ?? Number.NaN));
  const all = (Object.keys(names) as Name[]).map(
    (name): Figure => ({ what: `50 connections: ${names[name]}`, runs: rates(name), unit: "req/s" }),
  );
  return [
    ...all,
    { what: "ours / `node:http` + `aws-jwt-verify`", runs: ratios("verifying"), unit: "x", target: { atLeast: 0.8 } },
    { what: "ours / serverless-offline", runs: ratios("peer"), unit: "x", target: { atLeast: 4 } },
  ];
}

function toLatencies(loaded: Record<Name, Loaded[]>, connections: number): Figure[] {
  return (Object.keys(names) as Name[]).flatMap((name): Figure[] => {
    const what = `${connections} ${connections === 1 ? "connection" : "connections"}: ${names[name]}`;
    const isAimed = name === "ours" && connections === 50;
    return [
      { what: `${what}, p50`, runs: loaded[name].map(({ p50 }) => p50), unit: "ms" },
      {
        what: `${what}, p99`,
        runs: loaded[name].map(({ p99 }) => p99),
        unit: "ms",
        ...(isAimed && { target: { atMost: 10 } }),
      },
    ];
  });
}

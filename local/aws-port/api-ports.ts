import type { RequestListener } from "node:http";
import { issuerOf } from "../cognito/tokens/issuer";
import type { Ending } from "../ending";
import type { ApiSettings } from "../gateway/settings";
import { createStages } from "../gateway/stages";
import { withoutThrottles } from "../gateway/throttle";
import { answerUnreadable } from "../gateway/unreadable";
import type { Program } from "../program";
import { openRequestLogs, type RequestLogs } from "../request-logs";
import type { Services } from "../services";
import { type LocalServer, listen } from "./http-server";

/** Which ports the APIs have, and how they are served. */
export interface ApiPortOptions {
  /** Port of the first API; further ones take the next. 0: any. */
  port: number;

  /** False: every request passes. */
  throttle: boolean;

  /** Folder of the access logs. */
  logs: string;

  /** Takes one line for a person. */
  print(line: string): void;

  /** Is told how to close the ports. */
  ending: Ending;
}

/** The ports of a program's APIs. */
export interface ApiPorts {
  /** By id of the API, without a trailing slash. */
  urls(): Record<string, string>;

  /** The last requests to all of them. */
  requests: RequestLogs["list"];

  /**
   * Opens the ports of another program's APIs that are new; until `declare` they answer 503.
   *
   * @returns closes them again
   * @throws ProgramError if a port is taken; none is open then
   */
  reserve(program: Program): Promise<() => Promise<void>>;

  /**
   * Serves the APIs of another program, whose ports are reserved: those that are there keep their ports, and what is
   * being answered is answered as it was begun. All or nothing, at once.
   *
   * @throws Error for an API that cannot be honoured
   */
  declare(program: Program): void;
}

interface OpenApi extends LocalServer {
  listener: RequestListener;
}

/** Opens a port for each API. */
export async function openApiPorts(program: Program, services: Services, options: ApiPortOptions): Promise<ApiPorts> {
  const logs = openRequestLogs(options.logs, options.print);
  options.ending.add(logs.close);
  const open = new Map<string, OpenApi>();
  options.ending.add(() => Promise.all([...open.values()].map((api) => api.close())));
  const reserve: ApiPorts["reserve"] = async ({ settings }) => {
    const fresh: string[] = [];
    const release = async () => {
      const apis = fresh.map((id) => open.get(id));
      for (const id of fresh) open.delete(id);
      await Promise.all(apis.map((api) => api?.close()));
    };
    try {
      for (const api of settings.apis.filter(({ id }) => !open.has(id))) {
        open.set(api.id, await openApi(api, nextPort(options.port, open)));
        fresh.push(api.id);
      }
      return release;
    } catch (error) {
      await release();
      throw error;
    }
  };
  const declare = ({ settings }: Program) => {
    const listeners = new Map(
      settings.apis.map((api) => [api.id, createListener(api, settings, services, logs, options)]),
    );
    for (const [id, api] of open) {
      const listener = listeners.get(id);
      if (listener) api.listener = listener;
      else {
        open.delete(id);
        void api.close();
      }
    }
  };
  await reserve(program);
  declare(program);
  const urls = () => Object.fromEntries([...open].map(([id, { port }]) => [id, `http://127.0.0.1:${port}`]));
  return { urls, requests: logs.list, reserve, declare };
}

function createListener(
  api: ApiSettings,
  { identity }: Program["settings"],
  { cognito, functions }: Services,
  logs: RequestLogs,
  { throttle }: ApiPortOptions,
): RequestListener {
  const pools = new Map(identity.pools.map((pool) => [issuerOf(pool.id), pool.id]));
  return createStages(throttle ? api : withoutThrottles(api), (stage) => ({
    invoke: functions.invoke,
    jwks: (issuer) => cognito.jwks(pools.get(issuer) ?? ""),
    clock: Date.now,
    log: logs.of(stage),
  }));
}

const notReady: RequestListener = (_request, response) => void response.writeHead(503).end();

async function openApi({ name }: ApiSettings, port: number): Promise<OpenApi> {
  const listening: { listener: RequestListener } = { listener: notReady };
  const server = await listen((request, response) => listening.listener(request, response), {
    port,
    purpose: `API "${name}"`,
    option: "--port",
    onUnreadable: answerUnreadable,
  });
  return Object.assign(listening, server);
}

/** The first from the one that was asked for that no other API has. */
function nextPort(first: number, open: ReadonlyMap<string, OpenApi>): number {
  if (first === 0) return 0;
  const taken = new Set([...open.values()].map(({ port }) => port));
  let port = first;
  while (taken.has(port)) port += 1;
  return port;
}

import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Message, PoolSettings } from "../../local/cognito/settings";
import { issuerOf } from "../../local/cognito/tokens/issuer";
import { type ServedProgram, serveProgram } from "../local/serve-program";
import { type AppConfig, type AppServer, startApp } from "./app-server";
import { launch } from "./chromium";
import { toProgram } from "./program";

/** One of the program's two pools, with what its people open. */
export interface TestPool {
  poolId: string;
  clientId: string;

  /** A sign-in page's path with a request of the application. */
  at(path: string, more?: Record<string, string>): string;
}

/** A browser, an application, and the local run of the program that they sign in to. */
export interface Stage {
  app: AppServer;
  endpointUrl: string;
  notes: TestPool;
  vault: TestPool;

  /** A page of a browser that has never been here. */
  open(options?: BrowserContextOptions): Promise<Page>;

  /** The last code, or the temporary password, that was sent to an address. */
  codeOf(address: string): Promise<string>;

  /** Runs an operation of the API as an administrator. */
  administer(operation: string, request: object): Promise<void>;

  close(): Promise<void>;
}

export const password = "Correct-horse-1";

/** @param executablePath of Chromium */
export async function openStage(executablePath: string): Promise<Stage> {
  const ending: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  try {
    const browser = await launch(executablePath);
    ending.push(() => browser.close());
    let served: ServedProgram | undefined;
    const app = await startApp(() => toAppConfig(served));
    ending.push(app.close);
    served = await serveProgram(toProgram(app.origin));
    ending.push(served.close);
    return { ...toStage(browser, app, served), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function toStage(browser: Browser, app: AppServer, served: ServedProgram): Omit<Stage, "close"> {
  return {
    app,
    endpointUrl: served.endpointUrl,
    notes: toPool(served, "notes", app.origin),
    vault: toPool(served, "vault", app.origin),
    open: async (options) => {
      const context = await browser.newContext(options);
      context.setDefaultTimeout(15_000);
      return context.newPage();
    },
    codeOf: (address) => readCode(served.endpointUrl, address),
    administer: (operation, request) => administer(served, operation, request),
  };
}

/** The application calls the API of the pool `notes`. */
function toAppConfig(served: ServedProgram | undefined): AppConfig {
  if (served === undefined) throw new Error("the local run is not there yet");
  const pool = findPool(served, "notes");
  const issuer = issuerOf(pool.id);
  const api = served.settings.apis.find(({ routes }) => routes.some(({ authorizer }) => authorizer?.issuer === issuer));
  return {
    issuer,
    metadataUrl: `${served.endpointUrl}/${pool.id}/.well-known/openid-configuration`,
    apiUrl: served.apiUrls[api?.id ?? ""] ?? "",
  };
}

function toPool(served: ServedProgram, name: string, origin: string): TestPool {
  const poolId = findPool(served, name).id;
  const clientId = served.settings.identity.clients.find((client) => client.poolId === poolId)?.id ?? "";
  const request = { client_id: clientId, response_type: "code", redirect_uri: `${origin}/callback` };
  const at = (path: string, more: Record<string, string> = {}) =>
    `${served.endpointUrl}${path}?${new URLSearchParams({ ...request, ...more })}`;
  return { poolId, clientId, at };
}

function findPool({ settings }: ServedProgram, name: string): PoolSettings {
  const pool = settings.identity.pools.find((one) => one.name.startsWith(name));
  if (pool === undefined) throw new Error(`the program declares no pool ${name}`);
  return pool;
}

async function readCode(endpointUrl: string, address: string): Promise<string> {
  const answer = await fetch(`${endpointUrl}/_local/messages`);
  const messages = (await answer.json()) as Message[];
  const code = messages.find(({ to }) => to === address)?.code;
  if (code === undefined) throw new Error(`nothing was sent to ${address}`);
  return code;
}

async function administer({ cognito }: ServedProgram, operation: string, request: object): Promise<void> {
  const { status, body } = await cognito.call(operation, JSON.stringify(request), { signed: true });
  if (status !== 200) throw new Error(`${operation} was refused: ${JSON.stringify(body)}`);
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { createAwsEndpoint } from "../../../../local/aws-port/aws-endpoint";
import { listen } from "../../../../local/aws-port/http-server";
import type { ClientSettings, PoolSettings } from "../../../../local/cognito/settings";
import { createGateway } from "../../../../local/gateway/gateway";
import { apiSettings, locked } from "../../gateway/served-api";
import { client, clientId, password, pool, poolId, type Setup, startCognito, type TestCognito } from "../start-cognito";
import { type Reply, type Sent, send } from "./send";

/** A running local Cognito with its pages behind a port, an API that asks for its tokens, and a clock that the test moves. */
export interface House extends TestCognito {
  /** Where AWS clients and browsers go. */
  url: string;

  /** Sends an operation, unsigned, as anybody can. */
  call(operation: string, request: unknown, headers?: Record<string, string>): Promise<CallReply>;

  /** Sends anything. */
  send(path: string, sent?: Sent): Promise<Reply>;

  /** Status of the closed route of the API. */
  hello(token: string): Promise<number>;

  /** Lets time pass. */
  wait(milliseconds: number): void;

  /** The last code that went out, to whomever. */
  lastCode(): string;

  /** Somebody whom nobody attacks still signs in, and gets a 200 on the closed route. */
  requireControl(): Promise<void>;
}

/** What an operation answers. */
export interface CallReply extends Reply {
  /** Type and message of a refusal, else undefined. */
  refusal: [type: string, message: string] | undefined;
  body: Record<string, unknown>;
}

export const callbackUrl = "http://localhost:5173/callback";
export const logoutUrl = "http://localhost:5173/bye";
export const secret = "a-secret-of-24-characters";

const flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];

const page: Partial<ClientSettings> = {
  explicitAuthFlows: flows,
  allowedOauthFlows: ["code", "implicit"],
  allowedOauthScopes: ["openid", "email", "notes/read"],
  callbackUrls: [callbackUrl],
  logoutUrls: [logoutUrl],
};

const otherPool: PoolSettings = { ...pool, id: "eu-west-1_Zy98Xw76V", name: "other" };
const strictPool: PoolSettings = {
  ...pool,
  id: "eu-west-1_Strict000",
  name: "strict",
  mfa: "ON",
  secondFactors: ["SOFTWARE_TOKEN_MFA"],
};

const asClient = (id: string, more: Partial<ClientSettings> = {}): ClientSettings => ({
  ...client,
  ...page,
  id,
  ...more,
});

/** Whom and what there is to attack besides the declared pool and its client. */
export const others = {
  pool: otherPool,
  strictPool,
  client: asClient("otherclient0123456789abcde"),
  secretClient: asClient("webclient0123456789abcdefg", { secret }),
  srpClient: asClient("srpclient0123456789abcdefg", { explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"] }),
  rotating: asClient("rotatingclient0123456789ab", { refreshTokenRotation: { graceSeconds: 10 } }),
  machine: asClient("machineclient0123456789abc", { secret, allowedOauthFlows: ["client_credentials"] }),
  foreign: asClient("foreignclient0123456789abc", { poolId: otherPool.id }),
  strict: asClient("strictclient0123456789abcd", { poolId: strictPool.id }),
} as const;

const { pool: _pool, strictPool: _strict, ...otherClients } = others;

const service = "AWSCognitoIdentityProviderService.";
const carol = "carol";
const open: (() => Promise<void>)[] = [];

export async function startHouse({ pool: poolChanges, client: clientChanges, ...more }: Setup = {}): Promise<House> {
  const started = await startCognito({
    pool: { aliasAttributes: ["email"], ...poolChanges },
    client: { ...page, ...clientChanges },
    otherPools: [otherPool, strictPool],
    otherClients: Object.values(otherClients),
    domains: [poolId, otherPool.id, strictPool.id].map((id) => ({ poolId: id, domain: id, managedLogin: false })),
    ...more,
  });
  await started.addUser(carol, { email: "carol@example.com" });
  const url = await openAwsPort(started);
  const apiUrl = await openApi(started);
  const call: House["call"] = async (operation, request, headers = {}) => {
    const type = { "content-type": "application/x-amz-json-1.1", "x-amz-target": service + operation };
    const body = typeof request === "string" || Buffer.isBuffer(request) ? request : JSON.stringify(request);
    return toCallReply(await send(url, "/", { method: "POST", headers: { ...type, ...headers }, body }));
  };
  const hello = async (token: string) =>
    (await send(apiUrl, "/hello", { headers: { authorization: `Bearer ${token}` } })).status;
  return {
    ...started,
    url,
    call,
    send: (path, sent) => send(url, path, sent),
    hello,
    wait: (milliseconds) => {
      started.time.now += milliseconds;
    },
    lastCode: () => started.messages.at(-1)?.code ?? "",
    requireControl: async () => {
      const AuthParameters = { USERNAME: carol, PASSWORD: password };
      const { text } = await call("InitiateAuth", {
        ClientId: clientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters,
      });
      const [, token = ""] = text.match(/"AccessToken":"([^"]+)"/) ?? [];
      expect(await hello(token), `the control is not answered any more: ${text}`).to.equal(200);
    },
  };
}

/** Closes all ports; the Cognitos behind them are for `stopCognitos`. */
export async function closeAll(): Promise<void> {
  for (const close of open.splice(0)) await close();
}

async function openAwsPort({ cognito, messages }: TestCognito): Promise<string> {
  const endpoint = createAwsEndpoint({
    cognito,
    roles: [],
    poolArn: (id) => `arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${id}`,
    tables: undefined,
    secrets: () => ({}),
    messages: () => messages,
    requests: () => [],
    print: () => undefined,
  });
  const server = await listen(endpoint, { port: 0, purpose: "the test", option: "--aws-port" });
  open.push(server.close);
  return `http://127.0.0.1:${server.port}`;
}

async function openApi({ cognito, time }: TestCognito): Promise<string> {
  const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`;
  const gateway = createGateway(apiSettings([locked("GET /hello", [], { issuer, audience: [clientId] })]), {
    invoke: async () => ({ ok: true, payload: { statusCode: 200 } }),
    jwks: () => cognito.jwks(poolId),
    clock: () => time.now,
    log: () => undefined,
  });
  const server = createServer(gateway);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function toCallReply(reply: Reply): CallReply {
  const body = parse(reply.text);
  const { __type, message } = body;
  return { ...reply, body, refusal: typeof __type === "string" ? [__type, String(message)] : undefined };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

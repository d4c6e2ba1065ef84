import { issuerOf } from "../cognito/issuer";
import type { Ending } from "../ending";
import { createGateway } from "../gateway/gateway";
import { withoutThrottles } from "../gateway/throttle";
import type { LocalAddresses } from "../local-outputs";
import type { Program } from "../program";
import { ACCOUNT_ID } from "../resources/naming";
import type { Services } from "../services";
import { toRefusalText } from "../terminal-lines";
import { createAwsEndpoint } from "./aws-endpoint";
import { listen } from "./http-server";

/** Which ports to open, and how. */
export interface PortOptions {
  /** Port of the first API; further ones take the next. 0: any. */
  port: number;
  /** 0: any. */
  awsPort: number;
  /** False: every request passes. */
  throttle: boolean;

  /** Takes one line for a person. */
  print(line: string): void;

  /** Is told how to close the ports. */
  ending: Ending;
}

/**
 * Opens one port for all AWS services and one for each API.
 *
 * @throws ProgramError if a port is taken
 */
export async function openPorts(
  { settings, evaluation }: Program,
  services: Services,
  options: PortOptions,
): Promise<LocalAddresses> {
  const { tables, cognito, messages, secrets } = services;
  const endpoint = createAwsEndpoint({
    cognito,
    tables,
    secrets,
    roles: settings.roles,
    poolArn: (id) => `arn:aws:cognito-idp:${evaluation.region}:${ACCOUNT_ID}:userpool/${id}`,
    messages: messages.list,
  });
  const aws = await listen(endpoint, { port: options.awsPort, purpose: "the AWS services", option: "--aws-port" });
  options.ending.add(aws.close);
  return {
    endpointUrl: `http://127.0.0.1:${aws.port}`,
    apiUrls: await openApis({ settings, evaluation }, services, options),
  };
}

async function openApis(
  { settings }: Program,
  { cognito, functions }: Services,
  options: PortOptions,
): Promise<LocalAddresses["apiUrls"]> {
  const pools = new Map(settings.identity.pools.map((pool) => [issuerOf(pool.id), pool.id]));
  const jwks = (issuer: string) => cognito.jwks(pools.get(issuer) ?? "");
  const apiUrls: LocalAddresses["apiUrls"] = {};
  for (const [index, api] of settings.apis.entries()) {
    const gateway = createGateway(options.throttle ? api : withoutThrottles(api), {
      invoke: functions.invoke,
      jwks,
      clock: Date.now,
      log: (entry) => {
        const line = toRefusalText(entry);
        if (line !== undefined) options.print(line);
      },
    });
    const port = options.port === 0 ? 0 : options.port + index;
    const server = await listen(gateway, { port, purpose: `API "${api.name}"`, option: "--port" });
    options.ending.add(server.close);
    apiUrls[api.id] = `http://127.0.0.1:${server.port}`;
  }
  return apiUrls;
}

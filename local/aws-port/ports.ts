import type { LocalAddresses } from "../local-outputs";
import type { Program } from "../program";
import { ACCOUNT_ID } from "../resources/naming";
import type { Services } from "../services";
import { type ApiPortOptions, type ApiPorts, openApiPorts } from "./api-ports";
import { createAwsEndpoint } from "./aws-endpoint";
import { listen } from "./http-server";

/** Which ports to open, and how. */
export interface PortOptions extends ApiPortOptions {
  /** 0: any. */
  awsPort: number;
}

/** The open ports. */
export interface Ports extends Pick<ApiPorts, "reserve" | "declare"> {
  addresses(): LocalAddresses;
}

/**
 * Opens one port for all AWS services and one for each API.
 *
 * @throws ProgramError if a port is taken
 */
export async function openPorts(program: Program, services: Services, options: PortOptions): Promise<Ports> {
  let apis: ApiPorts | undefined;
  const { cognito, messages, secrets } = services;
  const endpoint = createAwsEndpoint({
    cognito,
    get tables() {
      return services.tables;
    },
    secrets,
    get roles() {
      return services.roles;
    },
    poolArn: (id) => `arn:aws:cognito-idp:${program.evaluation.region}:${ACCOUNT_ID}:userpool/${id}`,
    messages: messages.list,
    requests: () => apis?.requests() ?? [],
    print: options.print,
  });
  const aws = await listen(endpoint, { port: options.awsPort, purpose: "the AWS services", option: "--aws-port" });
  options.ending.add(aws.close);
  apis = await openApiPorts(program, services, options);
  const { urls, reserve, declare } = apis;
  return { addresses: () => ({ endpointUrl: `http://127.0.0.1:${aws.port}`, apiUrls: urls() }), reserve, declare };
}

import { dependentsOf, plain, requireApi, type Which } from "./declared-api";
import type { MockedStack } from "./mocked-stack";

/**
 * Both switches are on: Cognito refuses to delete the user pool, and Pulumi refuses to delete or replace it.
 *
 * @throws Error that names the pool and the switch that is off, or says that the program declares no pool
 */
export function requirePoolProtected(stack: MockedStack, which: Which = {}): void {
  const name = `${requireApi(stack, which)}-pool`;
  const pool = stack.resources.find((one) => one.type === "aws:cognito/userPool:UserPool" && one.name === name);
  if (pool === undefined) throw new Error(`the program declares no user pool ${name}: it protects none`);
  const byCognito = plain(pool.inputs["deletionProtection"]) === "ACTIVE";
  const off = [...(byCognito ? [] : ["Cognito's deletion protection"]), ...(pool.options.protect ? [] : ["protect"])];
  if (off.length > 0) throw new Error(`${name} can be deleted: ${off.join(" and ")} is off`);
}

/** Flows in which the password itself is sent, by the names of both generations. */
const passwordFlows = [
  "ALLOW_USER_PASSWORD_AUTH",
  "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  // A choice of factors, the password among them.
  "ALLOW_USER_AUTH",
  "USER_PASSWORD_AUTH",
  "ADMIN_NO_SRP_AUTH",
];

/** Clients that are meant to have one. */
export interface PasswordClients extends Which {
  /** Names of clients that may, `client` for the first one. @default - none */
  except?: string[] | undefined;
}

/**
 * No app client of the pool lets a password be sent by API: SRP and the sign-in page are what is left.
 *
 * @throws Error that names each client with its flows, or says that the program declares no client
 */
export function requireNoPasswordFlow(stack: MockedStack, { except = [], ...which }: PasswordClients = {}): void {
  const api = requireApi(stack, which);
  const clients = dependentsOf(stack, "aws:cognito/userPoolClient:UserPoolClient", `${api}-pool`);
  if (clients.length === 0) throw new Error(`the program declares no app client for ${api}: it knows no flows`);
  const found = clients.flatMap(({ name, inputs }) => {
    const given = plain(inputs["explicitAuthFlows"]);
    const flows = Array.isArray(given) ? given.map(String).filter((flow) => passwordFlows.includes(flow)) : [];
    const isMeant = except.some((key) => name === `${api}-${key}`);
    return flows.length > 0 && !isMeant ? [`${name} allows ${flows.join(", ")}`] : [];
  });
  if (found.length > 0) throw new Error(`passwords may be sent: ${found.join("; ")}`);
}

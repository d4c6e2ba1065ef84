import { createHmac } from "node:crypto";
import type { ClientSettings, PoolSettings } from "../cognito/settings";
import type { RouteSettings } from "../gateway/settings";
import type { Running } from "../start";

/** The person in the commands. */
interface Person {
  username: string;
  password: string;
  /** For `--user-attributes`. */
  attributes: string[];
}

/**
 * Three commands to paste: make a user, get a token, call. Empty if the program has no pool, no client that a route
 * trusts, or no closed route.
 */
export function toCommands(running: Running): string {
  const { settings, evaluation } = running.program;
  const api = settings.apis.find(({ routes }) => routes.some(({ authorizer }) => authorizer));
  const route = api && chooseRoute(api.routes);
  const client = route && chooseClient(settings.identity.clients, route);
  const pool = settings.identity.pools.find(({ id }) => id === client?.poolId);
  if (!api || !route || !client || !pool) return "";
  const person = toPerson(pool);
  const aws = `--endpoint-url ${running.endpointUrl} --region ${evaluation.region}`;
  const prefix = api.stage === "$default" ? "" : `/${api.stage}`;
  return [
    "to try it:",
    `  ${makeUser(pool, person, aws)}`,
    `  ${getToken(pool, client, person, aws)}`,
    `  ${callRoute(route, `${running.apiUrls[api.id]}${prefix}`)}`,
  ].join("\n");
}

/** One that people can sign in by; a program's client never. */
function chooseClient(clients: ClientSettings[], { authorizer }: RouteSettings): ClientSettings | undefined {
  const trusted = clients.filter(
    ({ id, allowedOauthFlows }) =>
      authorizer?.audience.includes(id) && !allowedOauthFlows.includes("client_credentials"),
  );
  return trusted.find(chooseFlow) ?? trusted[0];
}

/** Any dummy key signs here; the AWS CLI asks for one. */
const KEYS = "AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local";

function makeUser({ id }: PoolSettings, { username, password, attributes }: Person, aws: string): string {
  const where = `--user-pool-id ${id} --username ${username}`;
  const withAttributes = attributes.length > 0 ? ` --user-attributes ${attributes.join(" ")}` : "";
  return [
    `${KEYS} aws cognito-idp admin-create-user ${aws} ${where} --message-action SUPPRESS${withAttributes}`,
    `${KEYS} aws cognito-idp admin-set-user-password ${aws} ${where} --password ${password} --permanent`,
  ].join(" && ");
}

/** A comment where one command is not enough. */
function getToken({ mfa }: PoolSettings, client: ClientSettings, { username, password }: Person, aws: string): string {
  const flow = chooseFlow(client);
  const instead = "sign in on the page or with an SDK, and put the access token into TOKEN";
  if (mfa === "ON") return `# the pool requires a second factor: ${instead}`;
  if (!flow)
    return `# client ${client.id} allows no password sign-in: ${instead}, or add authFlows: [AuthFlow.UserPassword] to it`;
  const hash = client.secret ? `,SECRET_HASH=${toSecretHash(client.secret, username + client.id)}` : "";
  const parameters = `--auth-flow ${flow.name} --auth-parameters USERNAME=${username},PASSWORD=${password}${hash}`;
  const query = "--query AuthenticationResult.AccessToken --output text";
  const admin = `${KEYS} aws cognito-idp admin-initiate-auth ${aws} --user-pool-id ${client.poolId} --client-id ${client.id}`;
  const own = `aws cognito-idp initiate-auth ${aws} --client-id ${client.id}`;
  return `TOKEN=$(${flow.admin ? admin : own} ${parameters} ${query})`;
}

function chooseFlow({ explicitAuthFlows }: ClientSettings): { name: string; admin: boolean } | undefined {
  const has = (...names: string[]) => names.some((name) => explicitAuthFlows.includes(name));
  if (has("ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH")) return { name: "USER_PASSWORD_AUTH", admin: false };
  if (has("ALLOW_ADMIN_USER_PASSWORD_AUTH")) return { name: "ADMIN_USER_PASSWORD_AUTH", admin: true };
  if (has("ADMIN_NO_SRP_AUTH")) return { name: "ADMIN_NO_SRP_AUTH", admin: true };
  return undefined;
}

function toSecretHash(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("base64");
}

function callRoute({ routeKey, authorizer }: RouteSettings, apiUrl: string): string {
  const [method = "GET", path = "/"] = routeKey === "$default" ? [] : routeKey.split(" ");
  const url = `${apiUrl}${path.replace(/\{[^}]+\}/g, "1")}`;
  const [, kind, name = ""] = authorizer?.identitySource.match(/^\$request\.(header|querystring)\.(.+)$/) ?? [];
  const verb = method === "GET" || method === "ANY" ? "" : `-X ${method} `;
  if (kind === "querystring") return `curl -i ${verb}"${url}?${name}=$TOKEN"`;
  return `curl -i ${verb}-H "${name}: Bearer $TOKEN" ${url}`;
}

/** The easiest one to call: closed, no scope that API sign-in cannot give, GET, no variables. */
function chooseRoute(routes: RouteSettings[]): RouteSettings | undefined {
  const closed = routes.filter(({ authorizer }) => authorizer);
  const cost = ({ routeKey, scopes }: RouteSettings) =>
    (scopes.length === 0 || scopes.includes("aws.cognito.signin.user.admin") ? 0 : 4) +
    (/^(GET|ANY) /.test(routeKey) ? 0 : 2) +
    (routeKey.includes("{") ? 1 : 0);
  return closed.sort((one, other) => cost(one) - cost(other))[0];
}

function toPerson(pool: PoolSettings): Person {
  const password = toPassword(pool);
  const email = "try@example.com";
  if (pool.usernameAttributes.includes("email")) return { username: email, password, attributes: [] };
  if (pool.usernameAttributes.includes("phone_number")) return { username: "+15555550100", password, attributes: [] };
  const attributes = pool.aliasAttributes.includes("email") ? [`Name=email,Value=${email}`] : [];
  return { username: "try", password, attributes };
}

/** Of all four classes and long enough, without a letter that a shell or the AWS CLI would read as its own. */
function toPassword({ passwordPolicy }: PoolSettings): string {
  return "Local-pass-1".padEnd(passwordPolicy.minimumLength, "x");
}

import { dependentsOf, plain, requireApi, type Which } from "./declared-api";
import type { MockedResource, MockedStack } from "./mocked-stack";

/** What a function may do besides writing its own log and sending its traces. */
export interface FunctionGrant {
  /** Actions, for example `dynamodb:PutItem`. A managed policy, which may allow anything, is an action of its own: its ARN. */
  actions: string[];

  /** ARNs they are allowed on. */
  resources: string[];
}

/**
 * What each function may do, by handler: grants, and policies that the program put on its role beside the component.
 *
 * @throws Error for a policy that is not known, as in a preview
 */
export function readGrants(stack: MockedStack, which: Which = {}): { [handler: string]: FunctionGrant[] } {
  const api = requireApi(stack, which);
  const functions = stack.resources.filter(
    ({ type, options }) => type === "aws:lambda/function:Function" && options.parent === api,
  );
  const handlers = functions.map(({ name }) => name.slice(api.length + 1));
  return Object.fromEntries(handlers.map((handler) => [handler, grantsOf(stack, `${api}-${handler}`)]));
}

/** Actions that each function may do, by handler. */
export interface AllowedActions {
  /** Every handler that may do anything at all. */
  [handler: string]: string[];
}

/**
 * @param allowed By handler, exact actions: no function may do more.
 * @throws Error that names every action a function may do beyond them, and every handler that does not exist
 */
export function requireGrantsWithin(stack: MockedStack, allowed: AllowedActions, which: Which = {}): void {
  const grants = readGrants(stack, which);
  const unknown = Object.keys(allowed).filter((handler) => grants[handler] === undefined);
  if (unknown.length > 0) {
    throw new Error(`no handler is called ${unknown.join(", ")}: write one of ${Object.keys(grants).join(", ")}`);
  }
  const beyond = Object.entries(grants).flatMap(([handler, list]) => {
    const known = (allowed[handler] ?? []).map((action) => action.toLowerCase());
    const actions = list.flatMap((grant) => grant.actions).filter((action) => !known.includes(action.toLowerCase()));
    return actions.length > 0 ? [`${handler} may do ${[...new Set(actions)].join(", ")}`] : [];
  });
  if (beyond.length > 0) throw new Error(`more than is allowed: ${beyond.join("; ")}`);
}

function grantsOf(stack: MockedStack, name: string): FunctionGrant[] {
  const role = `${name}-role`;
  const inline = dependentsOf(stack, "aws:iam/rolePolicy:RolePolicy", role).flatMap(readStatements);
  const managed = dependentsOf(stack, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", role);
  const ownLog = stack.resources.find(({ name: one }) => one === `${name}-logs`);
  return [
    ...inline.filter((statement) => !isOwn(statement, ownLog)),
    ...managed.map(({ inputs }) => ({ actions: [String(plain(inputs["policyArn"]))], resources: ["*"] })),
  ];
}

interface Statement {
  Effect: string;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
}

function readStatements({ name, inputs }: MockedResource): FunctionGrant[] {
  const text = plain(inputs["policy"]);
  if (typeof text !== "string" || !text.startsWith("{")) {
    throw new Error(`what ${name} allows is not known: mock the program without "preview"`);
  }
  const { Statement } = JSON.parse(text) as { Statement: Statement | Statement[] };
  return toList(Statement)
    .filter(({ Effect }) => Effect === "Allow")
    .map(({ Action, NotAction, Resource }) => ({
      // All actions but some are more than any list: they count as all.
      actions: NotAction === undefined ? toList(Action) : ["*"],
      // All resources but some are named by nobody else either.
      resources: Resource === undefined ? ["*"] : toList(Resource),
    }));
}

function toList<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

const logActions = ["logs:CreateLogStream", "logs:PutLogEvents"];
const traceActions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"];

/** Writing to its own log group, and traces, which every function of the component may do. */
function isOwn({ actions, resources }: FunctionGrant, log: MockedResource | undefined): boolean {
  if (actions.every((action) => traceActions.includes(action))) return true;
  const own = resources.every((resource) => resource.endsWith(`:${log?.name}:*`));
  return own && actions.every((action) => logActions.includes(action));
}

import type { DeclaredResource, Properties } from "../engine/evaluation";
import type { PolicyStatement, RoleSettings } from "../iam/settings";
import { type DeclaredResources, nameOf } from "./declared";
import type { Findings } from "./findings";
import { ALPHABET, createNaming } from "./naming";
import { parsePolicy } from "./policy-document";
import { objects, text, texts } from "./properties";
import { role } from "./role";
import { rolePolicy } from "./role-policy";
import { rolePolicyAttachment } from "./role-policy-attachment";

/** Managed policies that allow nothing which is served here. */
const WITHOUT_EFFECT = [
  "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
  "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
  "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
];

/** Dummy keys that stand for a role on calls to local services: the same after every restart. */
export function toRoleCredentials(seed: string, roleArn: string): { accessKeyId: string; secretAccessKey: string } {
  const naming = createNaming(seed, roleArn);
  return {
    accessKeyId: `ASIA${naming.pick(ALPHABET.base32, 16, "accessKeyId")}`,
    secretAccessKey: naming.pick(ALPHABET.mixed, 40, "secretAccessKey"),
  };
}

/** What roles are read from. */
interface Context {
  declared: DeclaredResources;
  /** Resources that nobody serves here, or that depend on such. */
  unserved: DeclaredResource[];
  seed: string;
  findings: Findings;
}

/**
 * The roles of the program with what they allow, and one that allows nothing for every role that a function names but
 * the program does not declare.
 */
export function toRoles(context: Context, functionRoles: string[]): RoleSettings[] {
  const { declared, seed, findings } = context;
  const roles = declared.of(role).map((resource) => toRole(resource, context));
  const foreign = functionRoles.filter((arn) => !roles.some((known) => known.arn === arn));
  return [
    ...roles,
    ...[...new Set(foreign)].map((arn) => {
      findings.notes.push(`role ${arn} is not declared by this program: its functions are granted nothing`);
      return { arn, accessKeyId: toRoleCredentials(seed, arn).accessKeyId, statements: [] };
    }),
  ];
}

function toRole(resource: DeclaredResource, context: Context): RoleSettings {
  const { declared, seed, findings } = context;
  const { inputs, outputs } = resource;
  const arn = text(outputs, "arn") ?? "";
  if (inputs["permissionsBoundary"] !== undefined) {
    findings.refusals.push(
      `${nameOf(resource)}: permissionsBoundary is not served here, and without it the role could do more`,
    );
  }
  const policies = objects(inputs, "inlinePolicies").map((inline) => ({
    owner: resource,
    policy: text(inline, "policy"),
  }));
  const own = declared.of(rolePolicy).filter((policy) => belongsTo(policy, resource));
  policies.push(...own.map((policy) => ({ owner: policy, policy: text(policy.inputs, "policy") })));
  const statements = policies.flatMap(({ owner, policy }) => readStatements(owner, policy, findings));
  const unknown = findUnknownPolicies(resource, context);
  findings.notes.push(
    ...unknown.map((name) => `${nameOf(resource)}: ${name} is not here and may deny, so the role is granted nothing`),
  );
  return {
    arn,
    accessKeyId: toRoleCredentials(seed, arn).accessKeyId,
    statements: unknown.length > 0 ? [] : statements,
  };
}

function belongsTo({ inputs }: { inputs: Properties }, { id, outputs }: DeclaredResource): boolean {
  const named = text(inputs, "role");
  return named === id || named === text(outputs, "arn");
}

function readStatements(owner: DeclaredResource, policy: string | undefined, findings: Findings): PolicyStatement[] {
  const { statements, notes, refusals } = parsePolicy(policy ?? "");
  findings.notes.push(...notes.map((note) => `${nameOf(owner)}: ${note}`));
  findings.refusals.push(...refusals.map((refusal) => `${nameOf(owner)}: ${refusal}`));
  return statements;
}

/** Policies of a role whose text is not here. What they deny cannot be known, so nothing that others allow may count. */
function findUnknownPolicies(resource: DeclaredResource, { declared, unserved }: Context): string[] {
  const attached = declared.of(rolePolicyAttachment).filter((attachment) => belongsTo(attachment, resource));
  const arns = [
    ...texts(resource.inputs, "managedPolicyArns"),
    ...attached.map(({ inputs }) => text(inputs, "policyArn") ?? ""),
  ];
  const lost = unserved.filter((one) => POLICY_OF_A_ROLE.test(one.type) && mayBelongTo(one, resource));
  const managed = arns.filter((arn) => !WITHOUT_EFFECT.includes(arn)).map((arn) => `policy ${arn}`);
  return [...managed, ...lost.map(nameOf)];
}

const POLICY_OF_A_ROLE = /^aws:iam\/(rolePolic|policyAttachment)/;

/** A role that is not known either may be this one. */
function mayBelongTo(policy: DeclaredResource, resource: DeclaredResource): boolean {
  return typeof policy.inputs["role"] !== "string" || belongsTo(policy, resource);
}

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

/**
 * The roles of the program with what they allow, and one that allows nothing for every role that a function names but
 * the program does not declare.
 */
export function toRoles(
  declared: DeclaredResources,
  functionRoles: string[],
  seed: string,
  findings: Findings,
): RoleSettings[] {
  const roles = declared.of(role).map((resource) => toRole(resource, declared, seed, findings));
  const foreign = functionRoles.filter((arn) => !roles.some((known) => known.arn === arn));
  return [
    ...roles,
    ...[...new Set(foreign)].map((arn) => {
      findings.notes.push(`role ${arn} is not declared by this program: its functions are granted nothing`);
      return { arn, accessKeyId: toRoleCredentials(seed, arn).accessKeyId, statements: [] };
    }),
  ];
}

function toRole(
  resource: DeclaredResource,
  declared: DeclaredResources,
  seed: string,
  findings: Findings,
): RoleSettings {
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
  notePolicies(resource, declared, findings);
  const statements = policies.flatMap(({ owner, policy }) => readStatements(owner, policy, findings));
  return { arn, accessKeyId: toRoleCredentials(seed, arn).accessKeyId, statements };
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

/** Managed policies are not here: what they would allow is not granted. */
function notePolicies(resource: DeclaredResource, declared: DeclaredResources, findings: Findings): void {
  const attached = declared.of(rolePolicyAttachment).filter((attachment) => belongsTo(attachment, resource));
  const arns = [
    ...texts(resource.inputs, "managedPolicyArns"),
    ...attached.map(({ inputs }) => text(inputs, "policyArn") ?? ""),
  ];
  for (const arn of arns.filter((candidate) => !WITHOUT_EFFECT.includes(candidate))) {
    findings.notes.push(`${nameOf(resource)}: policy ${arn} is not emulated: what it allows is not granted here`);
  }
}

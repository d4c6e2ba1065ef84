import type { DeclaredIdentity } from "../cognito/settings";
import { issuerOf } from "../cognito/tokens/issuer";
import type { TableSettings } from "../dynamodb/settings";
import type { DeclaredResource, Evaluation, Properties, Value } from "../engine/evaluation";
import { ProgramError } from "../engine/program-error";
import type { ApiSettings } from "../gateway/settings";
import type { RoleSettings } from "../iam/settings";
import type { FunctionSettings } from "../lambda/settings";
import type { SecretSettings } from "../secrets/settings";
import { toApis } from "./api-settings";
import { catalogue } from "./catalogue";
import { indexResources, nameOf } from "./declared";
import { type Findings, noFindings } from "./findings";
import { qualifiersOf } from "./function-target";
import { toIdentity } from "./identity";
import { findLooseEnds, findUnservedFunction, lambdaFunction, toFunctionSettings } from "./lambda-function";
import { isDeclared, MistypedProperty, text } from "./properties";
import { toRoleCredentials, toRoles } from "./role-settings";
import { allRules } from "./rules/all-rules";
import { checkInputs, toLine } from "./rules/check";
import { toSecretSettings } from "./secret-settings";
import { findTableGaps, table, toTableSettings } from "./table";
import { userPoolDomain } from "./user-pool-domain";

/** A function before its code lies on disk. */
export interface PlannedFunction {
  /** As declared; its `code` is the archive. */
  resource: DeclaredResource;

  /** All but where its code will lie. */
  settings: Omit<FunctionSettings, "codeFolder">;
}

/** The sign-in page's host on AWS. */
export interface SignInHost {
  /** The pool whose people sign in there. */
  poolId: string;
  /** `<prefix>.auth.<region>.amazoncognito.com`, or a custom domain. */
  host: string;
}

/** Everything that a program declares and the local run serves. */
export interface ProgramSettings extends Findings {
  /** User pools and app clients. */
  identity: DeclaredIdentity;

  /** Sign-in pages. */
  signInHosts: SignInHost[];

  /** HTTP APIs with their routes. */
  apis: ApiSettings[];

  /** Functions, their code still packed. */
  functions: PlannedFunction[];

  /** Roles of the functions with what they allow. */
  roles: RoleSettings[];

  /** DynamoDB tables. */
  tables: TableSettings[];

  /** Secrets of Secrets Manager and parameters of SSM. */
  secrets: SecretSettings[];
}

/**
 * Turns declared resources into settings of the running parts.
 *
 * @param seed of the stack, for the dummy keys of roles
 * @throws ProgramError for a property of another type than AWS takes there
 */
export function toProgramSettings(evaluation: Evaluation, seed: string): ProgramSettings {
  try {
    return readProgramSettings(evaluation, seed);
  } catch (error) {
    if (!(error instanceof MistypedProperty)) throw error;
    const owner = evaluation.resources.find(({ inputs, outputs }) => holds([inputs, outputs], error.properties));
    throw new ProgramError(`${owner ? `${nameOf(owner)}: ` : ""}${error.message}`);
  }
}

function holds(values: Value[], wanted: Properties): boolean {
  return values.some((value) => {
    if (value === wanted) return true;
    return typeof value === "object" && value !== null && holds(Object.values(value) as Value[], wanted);
  });
}

function readProgramSettings(evaluation: Evaluation, seed: string): ProgramSettings {
  const declared = indexResources(evaluation.resources);
  const findings = noFindings();
  noteNotServed(evaluation, findings);
  noteNotEmulated(evaluation.resources, findings);
  refuseImpossible(evaluation.resources, findings);
  const identity = toIdentity({ declared, invoked: evaluation.invoked, findings });
  const functions = declared.of(lambdaFunction);
  for (const resource of functions) {
    const unserved = findUnservedFunction(resource);
    if (unserved) findings.refusals.push(`${nameOf(resource)}: ${unserved}`);
    findings.notes.push(...findLooseEnds(resource).map((end) => `${nameOf(resource)}: ${end}`));
  }
  for (const resource of declared.of(table)) {
    findings.notes.push(...findTableGaps(resource).map((gap) => `${nameOf(resource)}: ${gap}`));
  }
  const roleArns = functions.map(({ inputs }) => text(inputs, "role") ?? "");
  return {
    identity,
    signInHosts: declared.of(userPoolDomain).map(toSignInHost),
    apis: toApis({ declared, issuers: new Set(identity.pools.map(({ id }) => issuerOf(id))), findings }),
    functions: functions.map((resource) => ({
      resource,
      settings: toFunctionSettings(
        resource,
        toRoleCredentials(seed, text(resource.inputs, "role") ?? ""),
        qualifiersOf(resource, declared),
      ),
    })),
    roles: toRoles({ declared, unserved: toUnserved(evaluation), seed, findings }, roleArns),
    tables: declared.of(table).map(toTableSettings),
    secrets: toSecretSettings(declared),
    ...findings,
  };
}

/** Resources that nobody serves here, or that depend on such. */
function toUnserved({ resources }: Evaluation): DeclaredResource[] {
  return resources.filter(({ id, custom }) => custom && id === undefined);
}

function toSignInHost({ inputs, outputs }: DeclaredResource): SignInHost {
  const domain = text(inputs, "domain") ?? "";
  const host = domain.includes(".") ? domain : `${domain}.auth.${text(outputs, "region")}.amazoncognito.com`;
  return { poolId: text(inputs, "userPoolId") ?? "", host };
}

/** What the AWS provider would refuse before anything is created. */
function refuseImpossible(resources: readonly DeclaredResource[], findings: Findings): void {
  for (const resource of resources) {
    const rules = allRules.get(resource.type);
    const failures = rules ? checkInputs(rules, resource.inputs, resource.secretInputs) : [];
    findings.refusals.push(...failures.map((failure) => `${nameOf(resource)}: ${toLine(failure)}`));
  }
}

function noteNotServed({ notServed }: Evaluation, findings: Findings): void {
  findings.notes.push(...notServed.map((each) => `${nameOf(each)} is not served: ${each.reason}`));
}

function noteNotEmulated(resources: readonly DeclaredResource[], findings: Findings): void {
  for (const resource of resources) {
    const description = resource.id === undefined ? undefined : catalogue.get(resource.type);
    if (!description) continue;
    const known = [...description.served, ...description.irrelevant];
    const names = Object.keys(resource.inputs).filter(
      (name) => !known.includes(name) && isDeclared(resource.inputs[name]),
    );
    findings.notes.push(...names.map((name) => `${nameOf(resource)}: ${name} is not emulated`));
  }
}

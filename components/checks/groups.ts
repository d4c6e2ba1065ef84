import type * as pulumi from "@pulumi/pulumi";
import type { GroupPlan } from "../plan";
import { toGroupScope } from "./group-scopes";
import { type Entry, type Option, readEntries, readOptions } from "./options";
import { type Describe, hide, isComputed, refuse, show } from "./refusal";
import { maxScopeLength } from "./resource-servers";
import { parseText, parseWhole, requireText, toInput } from "./values";

/** Reads `users.groups`; bounds as in CreateGroup and Cognito's quotas, names short enough for a scope of a route. */
export function parseGroups(option: Option): GroupPlan[] {
  const groups = readEntries(option);
  if (groups.length > 10_000) refuse(option.where, "must be 10000 at most", "leave some out", `${groups.length}`);
  return groups.map(parseGroup);
}

function parseGroup({ key: name, where, value }: Entry): GroupPlan {
  const scope = toGroupScope(name);
  if (!/^[\x21\x23-\x5B\x5D-\x7E]+$/.test(name)) {
    refuse(where, "has a name that no scope can hold", "write ASCII without spaces, quotes or backslashes");
  }
  if (scope.length > maxScopeLength) {
    const most = maxScopeLength - toGroupScope("").length;
    refuse(where, `must have a name of ${most} characters at most`, "write a shorter one", `${name.length} characters`);
  }
  const given = readOptions(where, value, ["description", "precedence", "roleArn"]);
  return {
    name,
    description: parseDescription(given.description),
    precedence: parsePrecedence(given.precedence),
    roleArn: parseRoleArn(given.roleArn),
  };
}

function parseDescription(option: Option): string | undefined {
  const text = parseText(option);
  if (text !== undefined && text.length > 2048) {
    refuse(option.where, "must have 2048 characters at most", "write less", `${text.length} characters`);
  }
  return text;
}

function parsePrecedence(option: Option): number | undefined {
  return option.value === undefined ? undefined : parseWhole(option, { min: 0, max: 2 ** 31 - 1, otherwise: 0 });
}

function parseRoleArn({ where, value }: Option): pulumi.Input<string> | undefined {
  if (value === undefined) return undefined;
  return isComputed(value) ? toInput(where, value) : requireRoleArn(value, where, show);
}

/**
 * Takes the ARN of an IAM role.
 *
 * @throws Refusal for anything else.
 */
export function requireRoleArn(value: unknown, where: string, describe: Describe = hide): string {
  const arn = requireText(value, where, describe);
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(arn)) {
    refuse(where, "must be the ARN of an IAM role", "write arn:aws:iam::<account>:role/<name>", describe(arn));
  }
  return arn;
}

/** Groups whose members may get no role: Cognito names no preferred one among several of the same precedence. */
export function warnOfGroups(groups: GroupPlan[]): string[] {
  const withRole = groups.filter(({ roleArn, precedence }) => roleArn !== undefined && precedence !== undefined);
  return withRole.flatMap((group, index) => {
    const other = withRole.slice(0, index).find((one) => one.precedence === group.precedence);
    if (other === undefined || other.roleArn === group.roleArn) return [];
    const names = `${show(other.name)} and ${show(group.name)}`;
    return [
      `users.groups ${names} have roles and the same precedence: who is in both gets neither, write different ones`,
    ];
  });
}

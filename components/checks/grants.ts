import type { Grant } from "../args/handlers";
import { type Option, readItems, readOptions } from "./options";
import { type Describe, hide, isComputed, refuse, show } from "./refusal";
import { parseInputs, parseTexts, requireText } from "./values";

/** Reads `grants` of a function. */
export function parseGrants(option: Option): Grant[] {
  return (readItems(option) ?? []).map(({ where, value }) => {
    if (value === undefined) refuse(where, "must not be undefined", "write a grant, or leave the item out");
    const given = readOptions(where, value, ["actions", "resources"]);
    return { actions: parseActions(given.actions), resources: parseResources(given.resources) };
  });
}

function parseActions(option: Option): string[] {
  const actions = parseTexts(option) ?? [];
  if (actions.length === 0) refuse(option.where, "must hold an action", 'write one such as "dynamodb:PutItem"');
  actions.forEach((action, index) => {
    const where = `${option.where}[${index}]`;
    if (/[*?]/.test(action)) refuse(where, "holds a wildcard", "write each action in full", show(action));
    if (!/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action)) {
      refuse(where, "must be service and action", 'write "dynamodb:PutItem"', show(action));
    }
  });
  return actions;
}

function parseResources(option: Option): Grant["resources"] {
  const resources = parseInputs(option) ?? [];
  if (resources.length === 0) refuse(option.where, "must hold an ARN", "write what the actions are allowed on");
  return requireGrantResources(resources, option.where, show);
}

/**
 * Takes the ARNs of a grant; computed ones are passed over.
 *
 * @throws Refusal for anything but a whole ARN: a wildcard or a policy variable would allow more than was named.
 */
export function requireGrantResources<T>(resources: readonly T[], where: string, describe: Describe = hide): T[] {
  resources.forEach((resource, index) => {
    if (!isComputed(resource)) requireGrantResource(resource, `${where}[${index}]`, describe);
  });
  return [...resources];
}

function requireGrantResource(value: unknown, where: string, describe: Describe): void {
  const arn = requireText(value, where, describe);
  if (/[*?]/.test(arn)) refuse(where, "holds a wildcard", "write the ARN of each resource", describe(arn));
  if (arn.includes("${")) refuse(where, "holds a variable", "write the ARN of each resource", describe(arn));
  if (!/^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\d{12}|aws)?:\S+$/.test(arn)) {
    refuse(where, "must be an ARN", "write arn:aws:<service>:<region>:<account>:<resource>", describe(arn));
  }
}

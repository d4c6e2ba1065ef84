import type { HandlerNetwork } from "../args/handlers";
import { type Option, readOptions } from "./options";
import { type Describe, hide, isComputed, refuse, show } from "./refusal";
import { requireDistinct, requireText } from "./values";

/** A kind of id, and how many of it a function takes (Lambda, `VpcConfig`). */
interface IdList {
  prefix: "subnet" | "sg";
  max: number;
}

const subnets: IdList = { prefix: "subnet", max: 16 };
const securityGroups: IdList = { prefix: "sg", max: 5 };

/** Reads `network` of a function. Undefined if it was left out. */
export function parseNetwork(option: Option): HandlerNetwork | undefined {
  if (option.value === undefined) return undefined;
  const given = readOptions(option.where, option.value, ["subnetIds", "securityGroupIds"]);
  return {
    subnetIds: parseIds(given.subnetIds, subnets),
    securityGroupIds: parseIds(given.securityGroupIds, securityGroups),
  };
}

function parseIds({ where, value }: Option, list: IdList): HandlerNetwork["subnetIds"] {
  if (isComputed(value)) return value as HandlerNetwork["subnetIds"];
  return requireIds(value, where, list, show);
}

/**
 * Takes ids of subnets; computed ones are passed over.
 *
 * @throws Refusal for an empty list, more than 16, and anything that is not such an id.
 */
export function requireSubnetIds(ids: unknown, where: string): string[] {
  return requireIds(ids, where, subnets);
}

/**
 * Takes ids of security groups; computed ones are passed over.
 *
 * @throws Refusal for an empty list, more than 5, and anything that is not such an id.
 */
export function requireSecurityGroupIds(ids: unknown, where: string): string[] {
  return requireIds(ids, where, securityGroups);
}

function requireIds(value: unknown, where: string, { prefix, max }: IdList, describe: Describe = hide): string[] {
  if (!Array.isArray(value)) refuse(where, "must be a list", `write ["${prefix}-..."]`, describe(value));
  const ids = value as string[];
  if (ids.length === 0) refuse(where, "must hold an id", `write one such as ${prefix}-0123456789abcdef0`);
  if (ids.length > max) refuse(where, `must be ${max} at most`, "leave some out", `${ids.length}`);
  ids.forEach((id, index) => {
    if (!isComputed(id)) requireId(id, `${where}[${index}]`, prefix, describe);
  });
  requireDistinct(where, ids, describe);
  return ids;
}

function requireId(value: unknown, where: string, prefix: string, describe: Describe): void {
  const id = requireText(value, where, describe);
  if (!new RegExp(`^${prefix}-[0-9a-f]{8,17}$`).test(id)) {
    refuse(where, `must be an id ${prefix}-...`, `write one such as ${prefix}-0123456789abcdef0`, describe(id));
  }
}

/** A single plain subnet lies in one zone. */
export function isInOneZone(network: HandlerNetwork | undefined): boolean {
  return Array.isArray(network?.subnetIds) && network.subnetIds.length === 1;
}

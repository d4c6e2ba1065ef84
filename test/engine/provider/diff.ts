import { type DiffRequest, DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Wire, WireObject } from "../../../local/engine/wire";
import { allRules } from "../../../local/resources/rules/all-rules";
import { effectAt } from "./effects";
import { fromStruct } from "./structs";

type Change = "ADD" | "DELETE" | "UPDATE";

const { Kind } = PropertyDiff;
const kinds = {
  ADD: { update: Kind.ADD, replace: Kind.ADD_REPLACE },
  DELETE: { update: Kind.DELETE, replace: Kind.DELETE_REPLACE },
  UPDATE: { update: Kind.UPDATE, replace: Kind.UPDATE_REPLACE },
};

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** What changes, and for each property whether the resource has to be replaced for it. */
export function diff(request: DiffRequest): DiffResponse {
  const rules = allRules.get(request.getType());
  const [olds, news] = [fromStruct(request.getOldInputs()), fromStruct(request.getNews())];
  const changes = compareObjects("", olds, news).filter(([path]) => !isIgnored(path, request.getIgnorechangesList()));
  const response = new DiffResponse().setHasdetaileddiff(true);
  const replaces: string[] = [];
  for (const [path, change] of changes) {
    const { change: effect } = effectAt(rules, path);
    if (effect === "unknown") throw new Error(`nobody knows what a change of ${path} does to ${request.getType()}`);
    if (effect === "replace") replaces.push(path);
    const property = new PropertyDiff().setKind(kinds[change][effect]).setInputdiff(true);
    response.getDetaileddiffMap().set(path, property);
  }
  const { DIFF_SOME, DIFF_NONE } = DiffResponse.DiffChanges;
  response.setReplacesList(replaces).setDiffsList([...new Set(changes.map(([path]) => toTop(path)))]);
  response.setDeletebeforereplace(replaces.length > 0 && keepsItsName(olds, news));
  return response.setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE);
}

/** Two resources cannot have one name: the old one goes first, unless Pulumi makes the name. */
function keepsItsName(olds: WireObject, news: WireObject): boolean {
  const made = Array.isArray(news["__defaults"]) && news["__defaults"].includes("name");
  return !made && news["name"] !== undefined && olds["name"] === news["name"];
}

function compareObjects(at: string, olds: WireObject, news: WireObject): [string, Change][] {
  const names = [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter((name) => !name.startsWith("__"));
  return names.flatMap((name) => {
    const step = /^\w+$/.test(name) ? name : `["${name}"]`;
    return compare(at === "" || step !== name ? at + step : `${at}.${step}`, olds[name], news[name]);
  });
}

function compare(path: string, before: Wire, after: Wire): [string, Change][] {
  const [old, now] = [open(before), open(after)];
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  if (old === undefined || old === null) return [[path, "ADD"]];
  if (now === undefined || now === null) return [[path, "DELETE"]];
  if (typeof old !== "object" || typeof now !== "object") return [[path, "UPDATE"]];
  if (Array.isArray(old) || Array.isArray(now)) return compareLists(path, old, now);
  const marked = SIGNATURE in old || SIGNATURE in now;
  if (marked) return old["hash"] !== undefined && old["hash"] === now["hash"] ? [] : [[path, "UPDATE"]];
  return compareObjects(path, old, now);
}

function compareLists(path: string, old: Wire, now: Wire): [string, Change][] {
  if (!Array.isArray(old) || !Array.isArray(now)) return [[path, "UPDATE"]];
  const length = Math.max(old.length, now.length);
  return Array.from({ length }, (_, index) => compare(`${path}[${index}]`, old[index], now[index])).flat();
}

/** A secret and the same value in plain are no change. */
function open(wire: Wire): Wire {
  const isSecret = typeof wire === "object" && wire !== null && !Array.isArray(wire) && wire[SIGNATURE] === SECRET;
  return isSecret ? wire["value"] : wire;
}

function isIgnored(path: string, ignored: string[]): boolean {
  return ignored.some((each) => path === each || path.startsWith(`${each}.`) || path.startsWith(`${each}[`));
}

function toTop(path: string): string {
  return path.match(/^\w+/)?.[0] ?? path;
}

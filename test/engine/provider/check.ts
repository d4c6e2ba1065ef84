import { CheckFailure, type CheckRequest, CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import { fromWireObject, secretNames, type WireObject } from "../../../local/engine/wire";
import { createNaming } from "../../../local/resources/naming";
import { allRules } from "../../../local/resources/rules/all-rules";
import { checkInputs, toLine } from "../../../local/resources/rules/check";
import type { Cloud } from "./main";
import { fromStruct, toStruct } from "./structs";

/** Properties that get a name of Pulumi's own making when a program gives none. */
const NAMED = /\/(userPool|userPoolClient|api|authorizer|stage|function|alias|logGroup|role|rolePolicy|table):/;

/** What the provider takes, with a name where the program gives none. Nothing of a failure may show a secret. */
export function check({ account }: Cloud, request: CheckRequest): CheckResponse {
  const type = request.getType();
  const [olds, news] = [fromStruct(request.getOlds()), fromStruct(request.getNews())];
  const inputs = withName(type, request.getName(), olds, news, (name) =>
    account.all().some((stored) => stored.type === type && stored.outputs["name"] === name),
  );
  const response = new CheckResponse().setInputs(toStruct(inputs));
  response.setFailuresList(findFailures(type, news).map((reason) => new CheckFailure().setReason(reason)));
  return response;
}

function findFailures(type: string, news: WireObject): string[] {
  const rules = allRules.get(type);
  if (!rules) return [`the stand-in provider has no rules for ${type}`];
  const strangers = Object.keys(news).filter((name) => !name.startsWith("__") && !rules.properties[name]);
  const failures = checkInputs(rules, fromWireObject(news), secretNames(news));
  return [...strangers.map((name) => `${name} is not a property of ${type}`), ...failures.map(toLine)];
}

/** The name in the program, `-` and seven hex digits; the one it has, if it has one of that kind. */
function withName(
  type: string,
  name: string,
  olds: WireObject,
  news: WireObject,
  isTaken: (name: string) => boolean,
): WireObject {
  if (!NAMED.test(type) || news["name"] !== undefined || news["namePrefix"] !== undefined) {
    return { ...news, __defaults: [] };
  }
  const isMade = Array.isArray(olds["__defaults"]) && olds["__defaults"].includes("name");
  for (let time = 0; ; time++) {
    const made = `${name}-${createNaming(String(time), `${type}::${name}`).pick("0123456789abcdef", 7, "name")}`;
    if (isMade) return { ...news, name: olds["name"], __defaults: ["name"] };
    if (!isTaken(made)) return { ...news, name: made, __defaults: ["name"] };
  }
}

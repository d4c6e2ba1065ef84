import type { Checks, Effect, Property, ResourceRules } from "../../../local/resources/rules/rule";

const NOBODY_KNOWS: Effect = { change: "unknown", evidence: "" };

/**
 * What a change at a path does: as the property there says, else the one it is in.
 *
 * @param path for example `routeSettings[0].routeKey`
 */
export function effectAt(rules: ResourceRules | undefined, path: string): Effect {
  let effect = NOBODY_KNOWS;
  let fields: { [name: string]: Checks | Property } | undefined = rules?.properties;
  for (const step of path.split(/[.[]/).filter((part) => /^[a-zA-Z]\w*$/.test(part))) {
    const property: Checks | Property | undefined = fields?.[step];
    if (property && "change" in property) effect = property;
    fields = property?.fields;
  }
  return effect;
}

import { Archive, type ArchiveValue, Asset, type AssetValue, type Properties, UNKNOWN, type Value } from "./evaluation";

/** The engine's marks for special values, from the SDK's wire protocol. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const KIND = {
  secret: "1b47061264138c4ac30d75fd1eb44270",
  asset: "c44067f5952c0a294b673a41bacd8c17",
  archive: "0def7320c3a5731c473e5ecbe6d01bc7",
  resource: "5cf8f73096256a8f31e491e813e4eb8e",
  output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What a JSON-like value on the wire is. */
export type Wire = string | number | boolean | null | undefined | Wire[] | { [key: string]: Wire };
/** An object on the wire. */
export type WireObject = { [key: string]: Wire };

/** What stands for a secret where values are shown. */
const MASK = "[secret]";

/** How secrets are read: in plain for the local run's own use, or masked where a person will see them. */
export type Secrets = "plain" | "masked";

/** Reads an object of the wire protocol; what is undefined is left out. */
export function fromWireObject(object: WireObject, secrets: Secrets = "plain"): Properties {
  const properties: Properties = {};
  for (const [key, wire] of Object.entries(object)) {
    if (wire !== undefined) properties[key] = fromWire(wire, secrets);
  }
  return properties;
}

/** Reads one value of the wire protocol. */
export function fromWire(wire: Wire, secrets: Secrets = "plain"): Value {
  if (wire === undefined || wire === null) return null;
  if (wire === UNKNOWN_TEXT) return UNKNOWN;
  if (typeof wire !== "object") return wire;
  if (Array.isArray(wire)) return wire.map((item) => fromWire(item, secrets));
  switch (wire[SIGNATURE]) {
    case KIND.secret:
      return secrets === "masked" ? MASK : fromWire(wire["value"], secrets);
    case KIND.output:
      return wire["value"] === undefined
        ? UNKNOWN
        : wire["secret"] === true && secrets === "masked"
          ? MASK
          : fromWire(wire["value"], secrets);
    case KIND.resource:
      return fromWire(wire["id"] ?? wire["urn"], secrets);
    case KIND.asset:
      return new Asset(toAsset(wire));
    case KIND.archive:
      return new Archive(toArchive(wire));
    default:
      return fromWireObject(wire, secrets);
  }
}

function toAsset(wire: WireObject): AssetValue {
  if (typeof wire["path"] === "string") return { kind: "file", path: wire["path"] };
  if (typeof wire["uri"] === "string") return { kind: "remote", uri: wire["uri"] };
  return { kind: "text", text: typeof wire["text"] === "string" ? wire["text"] : "" };
}

function toArchive(wire: WireObject): ArchiveValue {
  if (typeof wire["path"] === "string") return { kind: "path", path: wire["path"] };
  if (typeof wire["uri"] === "string") return { kind: "remoteArchive", uri: wire["uri"] };
  const assets: Record<string, AssetValue | ArchiveValue> = {};
  const declared = wire["assets"];
  if (typeof declared === "object" && declared !== null && !Array.isArray(declared)) {
    for (const [name, item] of Object.entries(declared)) {
      const value = fromWire(item);
      if (value instanceof Asset || value instanceof Archive) assets[name] = value.value;
    }
  }
  return { kind: "assets", assets };
}

/** Names of the properties that are a secret, wholly or somewhere inside. */
export function secretNames(object: WireObject): string[] {
  return Object.keys(object).filter((name) => holdsSecret(object[name]));
}

function holdsSecret(wire: Wire): boolean {
  if (wire === undefined || wire === null || typeof wire !== "object") return false;
  if (Array.isArray(wire)) return wire.some(holdsSecret);
  const kind = wire[SIGNATURE];
  return (
    kind === KIND.secret || (kind === KIND.output && wire["secret"] === true) || Object.values(wire).some(holdsSecret)
  );
}

/** Writes what the local run computed; it holds neither assets nor secrets, except those given as `secretNames`. */
export function toWireObject(properties: Properties, secretNames: readonly string[] = []): WireObject {
  const object: WireObject = {};
  for (const [key, value] of Object.entries(properties)) {
    const wire = toWire(value);
    object[key] = secretNames.includes(key) ? { [SIGNATURE]: KIND.secret, value: wire } : wire;
  }
  return object;
}

function toWire(value: Value): Wire {
  if (value === UNKNOWN) return UNKNOWN_TEXT;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(toWire);
  return value instanceof Asset || value instanceof Archive ? null : toWireObject(value);
}

/** Names of the properties that are unknown, wholly or somewhere inside. */
export function unknownNames(properties: Properties, among?: readonly string[]): string[] {
  return Object.keys(properties).filter((name) => (!among || among.includes(name)) && holdsUnknown(properties[name]));
}

function holdsUnknown(value: Value | undefined): boolean {
  if (value === UNKNOWN) return true;
  if (value === undefined || value === null || typeof value !== "object") return false;
  if (Array.isArray(value)) return value.some(holdsUnknown);
  if (value instanceof Asset || value instanceof Archive) return false;
  return Object.values(value).some(holdsUnknown);
}

/** Outputs as JSON; one that is unknown, wholly or inside, is left out. */
export function toJsonOutputs(outputs: Properties): Record<string, unknown> {
  const known = Object.entries(outputs).filter(([, value]) => !holdsUnknown(value));
  return Object.fromEntries(known.map(([key, value]) => [key, toJsonValue(value)]));
}

function toJsonValue(value: Value): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(toJsonValue);
  if (value instanceof Asset || value instanceof Archive) return null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJsonValue(item)]));
}

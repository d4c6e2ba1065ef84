import type { SecretSettings, SecretValues } from "./settings";

/** Where secrets of this program are looked for. */
export interface SecretSources {
  /** What the program declares. */
  declared: SecretSettings[];

  /** What the stack's file gives; its values win. */
  file: SecretValues;

  region: string;
  accountId: string;
}

/**
 * The secret or parameter that a request names, by its name, its ARN or, for a secret, its ARN without the six letters that
 * Secrets Manager appends. One that is not declared is what the file says; its value is undefined if nothing gives one.
 */
export function findSecret(service: SecretSettings["service"], id: string, sources: SecretSources): SecretSettings {
  const known = sources.declared.find((one) => one.service === service && namesOf(one).includes(id));
  const secret = known ?? toForeign(service, id, sources);
  const names = known || !isDeclared(secret, sources) ? namesOf(secret) : [secret.arn];
  const given = names.map((name) => sources.file.values.get(name));
  const value = given.find((text) => text !== undefined);
  return value === undefined ? secret : { ...secret, value, binary: false };
}

/** Another secret of the same name than the declared one is known by its whole ARN alone: grants are for ARNs. */
function isDeclared({ service, name }: SecretSettings, { declared }: SecretSources): boolean {
  return declared.some((one) => one.service === service && one.name === name);
}

function namesOf({ service, arn, name }: SecretSettings): string[] {
  if (service === "secretsmanager") return [arn, arn.slice(0, -7), name];
  return name.startsWith("/") ? [arn, name] : [arn, name, `/${name}`];
}

function toForeign(service: SecretSettings["service"], id: string, sources: SecretSources): SecretSettings {
  const shared = { service, value: undefined, binary: false, parameterType: "SecureString", versionId: undefined };
  const prefix = `arn:aws:${service}:${sources.region}:${sources.accountId}:`;
  if (service === "ssm") {
    const name = id.match(/^arn:[^:]*:ssm:[^:]*:[^:]*:parameter(\/.+)$/)?.[1];
    if (name !== undefined) return { ...shared, arn: id, name: name.lastIndexOf("/") > 0 ? name : name.slice(1) };
    return { ...shared, arn: `${prefix}parameter/${id.replace(/^\//, "")}`, name: id };
  }
  const name = id.match(/^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:(.+)$/)?.[1];
  if (name === undefined) return { ...shared, arn: `${prefix}secret:${id}${SUFFIX}`, name: id };
  const isWhole = /-[A-Za-z0-9]{6}$/.test(name);
  return { ...shared, arn: isWhole ? id : id + SUFFIX, name: isWhole ? name.slice(0, -7) : name };
}

/** In place of the letters that Secrets Manager appends: patterns such as `secret:db-??????` are about it too. */
const SUFFIX = "-Local0";

import type { AttributePlan } from "../plan";
import { suggest } from "./nearest";
import type { Option } from "./options";
import { refuse, show } from "./refusal";
import { parseTexts } from "./values";

/** Attributes that only Cognito itself sets: a client that could write them could claim any address. */
const unwritable = ["sub", "email_verified", "phone_number_verified"];

/**
 * Standard attributes that a client may write; what to send for one that names none while the pool has custom
 * attributes, because Cognito lets an unnamed client write those too.
 */
export const standardWritableAttributes: readonly string[] = [
  "address",
  "birthdate",
  "email",
  "family_name",
  "gender",
  "given_name",
  "locale",
  "middle_name",
  "name",
  "nickname",
  "phone_number",
  "picture",
  "preferred_username",
  "profile",
  "updated_at",
  "website",
  "zoneinfo",
];

/** Every attribute that users of any pool have (Cognito, standard attributes). */
export const standardAttributes: readonly string[] = [...standardWritableAttributes, ...unwritable];

/**
 * Words of a name which say that an attribute decides on rights, or on whose data someone sees. With the scope
 * `aws.cognito.signin.user.admin`, which every sign-in by API gives, people write all that their client may write.
 */
const rightsWords =
  "access|admin|administrator|authority|clearance|entitlement|group|licen[cs]e|moderator|org|organi[sz]ation|owner|" +
  "permission|plan|privilege|quota|rights|role|scope|staff|subscription|superuser|tenant|tier";

const rightsWord = new RegExp(`^(?:is|has|user)?(${rightsWords})s?(?:id|name|code|key|level|list)?s?$`);

/**
 * Reads attributes that a client may read or write; undefined if they were left out.
 *
 * @param attributes Custom ones of the pool.
 * @throws Refusal for an empty list, an unknown attribute, and, to be written, one of Cognito's own or one whose name says
 * that it decides on rights.
 */
export function requireAttributeNames(
  option: Option,
  attributes: readonly Pick<AttributePlan, "name">[],
  kind: "read" | "write",
): string[] | undefined {
  const names = parseTexts(option);
  // Cognito says nowhere that an empty list means none and not all.
  if (names?.length === 0) refuse(option.where, "must hold an attribute", `write what the client may ${kind}`);
  names?.forEach((name, index) => {
    const where = `${option.where}[${index}]`;
    requireKnown(name, where, attributes);
    if (kind === "write") requireHarmless(name, where);
  });
  return names;
}

function requireKnown(name: string, where: string, attributes: readonly Pick<AttributePlan, "name">[]): void {
  const custom = attributes.map((attribute) => `custom:${attribute.name}`);
  const known = [...standardAttributes, ...custom];
  if (known.includes(name)) return;
  const prefixed = `custom:${name}`;
  const instead = custom.includes(prefixed) ? `write ${prefixed}` : suggest(name, known);
  refuse(where, "is no attribute of this pool", instead, show(name));
}

function requireHarmless(name: string, where: string): void {
  if (unwritable.includes(name)) refuse(where, "is set by Cognito alone", "leave it out", show(name));
  const word = name.startsWith("custom:") ? findRightsWord(name) : undefined;
  if (word === undefined) return;
  const instead = "leave it out and set it by AdminUpdateUserAttributes: people could give themselves any value";
  refuse(where, `decides on rights by its name (${word})`, instead, show(name));
}

/** Words are told by capitals and by what is no letter: `isAdmin`, `tenant_id`. */
function findRightsWord(name: string): string | undefined {
  const words = name.split(/[^\p{L}]+|(?<=\p{Ll})(?=\p{Lu})/u);
  for (const word of words) {
    const [, found] = rightsWord.exec(word.toLowerCase()) ?? [];
    if (found !== undefined) return found;
  }
  return undefined;
}

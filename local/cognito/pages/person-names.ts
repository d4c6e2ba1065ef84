import type { PoolSettings } from "../settings";
import type { Field } from "./forms";

/** The line for the name with which people of a pool sign in. */
export function signInField({ usernameAttributes, aliasAttributes }: PoolSettings): Field {
  const email = usernameAttributes.includes("email");
  const phone = usernameAttributes.includes("phone_number");
  const line = { name: "username", type: "text", autocomplete: "username" } as const;
  if (email && phone) return { ...line, label: "E-mail address or phone number" };
  if (email) return { ...line, label: "E-mail address", type: "email" };
  if (phone) return { ...line, label: "Phone number", type: "tel" };
  const others = aliasAttributes.map((alias) => aliasNames[alias]).filter((name) => name !== undefined);
  return { ...line, label: ["User name", ...others].join(" or ") };
}

/** The line for the name that a new person chooses: aliases are theirs once they are proven. */
export function newNameField(pool: PoolSettings): Field {
  const field = signInField({ ...pool, aliasAttributes: [] });
  return field.type === "tel" ? { ...field, hint: phoneHint } : field;
}

const aliasNames: Partial<Record<string, string>> = { email: "e-mail address", phone_number: "phone number" };

const phoneHint = "With the country code, for example +447700900123";

type AttributeField = Omit<Field, "name">;

/** How standard attributes are asked for (OpenID Connect Core, 5.1). */
const attributeFields: Readonly<Record<string, AttributeField>> = {
  address: { label: "Address", type: "text", autocomplete: "street-address" },
  birthdate: { label: "Date of birth", type: "date", autocomplete: "bday" },
  email: { label: "E-mail address", type: "email", autocomplete: "email" },
  family_name: { label: "Family name", type: "text", autocomplete: "family-name" },
  gender: { label: "Gender", type: "text", autocomplete: "sex" },
  given_name: { label: "Given name", type: "text", autocomplete: "given-name" },
  locale: { label: "Language", type: "text", autocomplete: "language", hint: "For example en-GB" },
  middle_name: { label: "Middle name", type: "text", autocomplete: "additional-name" },
  name: { label: "Full name", type: "text", autocomplete: "name" },
  nickname: { label: "Nickname", type: "text", autocomplete: "nickname" },
  phone_number: { label: "Phone number", type: "tel", autocomplete: "tel", hint: phoneHint },
  picture: { label: "Picture", type: "url", autocomplete: "photo", hint: "The address of a picture of you" },
  preferred_username: { label: "Preferred user name", type: "text", autocomplete: "off" },
  profile: { label: "Profile", type: "url", autocomplete: "off", hint: "The address of a page about you" },
  website: { label: "Website", type: "url", autocomplete: "url" },
  zoneinfo: { label: "Time zone", type: "text", autocomplete: "off", hint: "For example Europe/Paris" },
};

/** Form field of an attribute. */
export function attributeField(name: string): Field {
  const known = Object.hasOwn(attributeFields, name) ? attributeFields[name] : undefined;
  return { ...(known ?? { label: name, type: "text", autocomplete: "off" }), name: toFieldName(name) };
}

/** Names of the form fields of all attributes that are asked for by name. */
export const attributeFieldNames: readonly string[] = Object.keys(attributeFields).map(toFieldName);

/** Apart from other fields, whatever an attribute is called. */
export function toFieldName(attribute: string): string {
  return `attribute-${attribute}`;
}

/**
 * What a new person is asked for besides name and password: what the pool requires, and the addresses that it proves, as
 * far as the name is not that already.
 */
export function newAttributes({
  requiredAttributes,
  autoVerifiedAttributes,
  usernameAttributes,
}: PoolSettings): string[] {
  const proven = usernameAttributes.length > 0 ? [] : autoVerifiedAttributes;
  const [only, ...more] = usernameAttributes;
  const isName = (attribute: string) => more.length === 0 && attribute === only;
  return [...new Set([...requiredAttributes, ...proven])].filter((attribute) => !isName(attribute));
}

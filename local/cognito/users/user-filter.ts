import { InvalidParameter } from "../errors";
import type { UserRecord } from "../records";

/** What ListUsers searches (Searching for and listing users): custom attributes and the rest are not searchable. */
const readers: { [attribute: string]: (user: UserRecord) => string | undefined } = {
  username: (user) => user.username,
  sub: (user) => user.sub,
  status: (user) => (user.enabled ? "Enabled" : "Disabled"),
  "cognito:user_status": (user) => user.status,
  email: (user) => user.attributes["email"],
  phone_number: (user) => user.attributes["phone_number"],
  name: (user) => user.attributes["name"],
  given_name: (user) => user.attributes["given_name"],
  family_name: (user) => user.attributes["family_name"],
  preferred_username: (user) => user.attributes["preferred_username"],
};

/**
 * Reads a filter: an attribute, `=` (equal) or `^=` (starts with), and a text in quotes, where `\"` is a quote.
 *
 * @throws InvalidParameter
 */
export function readFilter(filter: string | undefined): (user: UserRecord) => boolean {
  if (filter === undefined || filter.trim() === "") return () => true;
  const parts = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(filter);
  const [, attribute = "", operator, quoted = ""] = parts ?? [];
  const read = Object.hasOwn(readers, attribute) ? readers[attribute] : undefined;
  if (parts === null || read === undefined) throw new InvalidParameter("Error while parsing filter.");
  const ignoreCase = attribute === "cognito:user_status";
  const fold = (value: string) => (ignoreCase ? value.toLowerCase() : value);
  const wanted = fold(quoted.replace(/\\(.)/g, "$1"));
  return (user) => {
    const value = fold(read(user) ?? "");
    return operator === "=" ? value === wanted : value.startsWith(wanted);
  };
}

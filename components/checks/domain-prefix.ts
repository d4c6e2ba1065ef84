import { createHash } from "node:crypto";
import { hide, refuse } from "./refusal";
import { requireText } from "./values";

/** Words that Cognito keeps for itself: it refuses them as a part between hyphens, and documents that none may occur. */
const reserved = ["aws", "amazon", "cognito"];

const maxLength = 63;

/**
 * Takes the prefix of a sign-in page's host name (CreateUserPoolDomain, `Domain`).
 *
 * @throws Refusal for one that Cognito does not take.
 */
export function requireDomainPrefix(value: unknown, where = "signInPage.domainPrefix", describe = hide): string {
  const prefix = requireText(value, where, describe);
  const given = describe(prefix);
  if (prefix.length > maxLength)
    refuse(where, `must have ${maxLength} characters at most`, "write a shorter one", given);
  if (!/^[a-z0-9-]+$/.test(prefix)) {
    refuse(
      where,
      "must be lower-case letters, digits and hyphens",
      'write the prefix alone, such as "notes-dev"',
      given,
    );
  }
  if (/^-|-$|--/.test(prefix))
    refuse(where, "has a hyphen at an end, or two in a row", "write single hyphens inside", given);
  const word = reserved.find((candidate) => prefix.includes(candidate));
  if (word !== undefined)
    refuse(where, `holds "${word}", which AWS keeps for itself`, "write it without that word", given);
  return prefix;
}

/** What makes a prefix one's own: prefixes are unique in a region among all AWS accounts. */
export interface PrefixSource {
  /** Of the component. */
  name: string;
  stack: string;
  project: string;
  accountId: string;
}

/**
 * The prefix of a component that was given none: `<name>-<stack>-<8 hex digits>`, the digits from account, project and
 * stack. Always one that `requireDomainPrefix` takes: cleaned, and cut before the digits.
 */
export function deriveDomainPrefix({ name, stack, project, accountId }: PrefixSource): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([accountId, project, stack]))
    .digest("hex")
    .slice(0, 8);
  const words = `${name}-${stack}`
    .toLowerCase()
    .replace(new RegExp(`${reserved.join("|")}|[^a-z0-9]+`, "g"), "-")
    .replace(/-+/g, "-")
    .slice(0, maxLength - hash.length - 1)
    .replace(/^-|-$/g, "");
  return words === "" ? hash : `${words}-${hash}`;
}

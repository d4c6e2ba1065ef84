import type { Authorization } from "../oauth/authorization";
import type { Services } from "../services";
import type { BrandingSettings } from "../settings";
import { PageRefusal } from "./page-refusal";
import { type Theme, toTheme } from "./theme";

/** How the pages of a client look. */
export interface PageLook {
  theme: Theme;
  branding: BrandingSettings | undefined;

  /** Of the app client. */
  name: string;
}

/** Of a page that belongs to no client. */
export const neutralLook: PageLook = { theme: toTheme(undefined), branding: undefined, name: "" };

/**
 * The look that the program declares: managed login has the client's branding, the classic pages have none.
 *
 * @throws PageRefusal for managed login without a branding: it shows no page then (CreateManagedLoginBranding). AWS's
 *   documents do not say with which status; here it is 403.
 */
export function requireLook(
  { directory }: Services,
  { pool, client }: Pick<Authorization, "pool" | "client">,
): PageLook {
  const { id, name } = client.settings;
  if (directory.domainOf(pool.settings.id)?.managedLogin !== true) return { ...neutralLook, name };
  const branding = directory.brandingOf(id);
  if (branding === undefined) {
    throw new PageRefusal(403, "Login pages unavailable", "Please contact an administrator.");
  }
  return { theme: toTheme(branding.settings), branding, name };
}

import { html } from "hono/html";
import type { BrandingSettings } from "../settings";
import type { Html } from "./html";

type Asset = BrandingSettings["assets"][number];

/** Picture types that a page shows, by the extension that a branding's asset has (AssetExtensionType). */
const types: Readonly<Record<string, string>> = {
  ICO: "image/x-icon",
  JPEG: "image/jpeg",
  PNG: "image/png",
  SVG: "image/svg+xml",
  WEBP: "image/webp",
};

/** The logo above the form, for a light and a dark page; nothing if the branding has none. */
export function showLogo(branding: BrandingSettings | undefined, alternative: string): Html | undefined {
  const logos = (branding?.assets ?? []).filter(({ category }) => category === "FORM_LOGO");
  const light = toDataUrl(logos.find(({ colorMode }) => colorMode !== "DARK") ?? logos[0]);
  const dark = toDataUrl(logos.find(({ colorMode }) => colorMode === "DARK"));
  if (light === undefined) return undefined;
  const source = dark === undefined ? "" : html`<source media="(prefers-color-scheme: dark)" srcset="${dark}">`;
  return html`<picture>${source}<img class="logo" src="${light}" alt="${alternative}"></picture>`;
}

/** The icon of the browser's tab: the branding's, or an empty one, so that no browser asks for one. */
export function iconOf(branding: BrandingSettings | undefined): string {
  const icons = (branding?.assets ?? []).filter(({ category }) => category.startsWith("FAVICON_"));
  return toDataUrl(icons[0]) ?? "data:,";
}

/** Undefined for what is not a picture in Base64. */
function toDataUrl(asset: Asset | undefined): string | undefined {
  const type = asset === undefined ? undefined : types[asset.extension];
  if (asset === undefined || type === undefined) return undefined;
  return /^[A-Za-z0-9+/]+={0,2}$/.test(asset.bytes) ? `data:${type};base64,${asset.bytes}` : undefined;
}

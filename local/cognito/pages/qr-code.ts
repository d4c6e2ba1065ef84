import { html } from "hono/html";
import { create } from "qrcode";
import type { Html } from "./html";

/** What an authenticator app reads from a QR code (Key Uri Format). */
export function toKeyUri(issuer: string, account: string, secret: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?${new URLSearchParams({ secret, issuer })}`;
}

/** A text as a QR code: dark on light in every colour scheme, with the margin that readers need. */
export function showQrCode(text: string, label: string): Html {
  const { size, data } = create(text, { errorCorrectionLevel: "L" }).modules;
  const margin = 4;
  const dots = [...data.keys()].filter((index) => data[index]);
  const path = dots.map((dot) => `M${(dot % size) + margin} ${Math.floor(dot / size) + margin}h1v1h-1z`).join("");
  const side = size + 2 * margin;
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">
<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}

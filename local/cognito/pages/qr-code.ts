import { html } from "hono/html";
import { Secret, TOTP } from "otpauth";
import { create } from "qrcode";
import type { Html } from "./html";

/** What an authenticator app reads from a QR code (Key Uri Format). @param secret Base32 */
export function toKeyUri(issuer: string, account: string, secret: string): string {
  return new TOTP({ issuer, label: account, secret: Secret.fromBase32(secret) }).toString();
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

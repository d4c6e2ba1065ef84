import { html } from "hono/html";
import { formStyles } from "./form-styles";
import { type Html, lines } from "./html";
import { iconOf, showLogo } from "./logo";
import type { Notice } from "./notices";
import type { PageLook } from "./page-look";
import { pageStyles } from "./page-styles";

/** What is on a page. */
export interface PageContent {
  /** Of the browser's tab and of the page. */
  heading: string;

  body: Html;

  /** Below the card. @default - nothing */
  footer?: Html | undefined;

  /** @default - nothing is said */
  notice?: Notice | undefined;
}

/** A whole page: one card, no script, nothing from elsewhere. */
export function toDocument({ heading, body, footer, notice }: PageContent, look: PageLook, nonce: string): Html {
  const { theme, branding } = look;
  const isError = notice?.tone === "bad";
  const card = lines(
    showLogo(branding, look.name),
    isError ? showNotice(notice) : undefined,
    html`<h1>${heading}</h1>`,
    notice === undefined || isError ? undefined : showNotice(notice),
    body,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${theme.schemes}">
<title>${isError ? "Error: " : ""}${heading}</title>
<link rel="icon" href="${iconOf(branding)}">
<style nonce="${nonce}">${theme.css}${pageStyles}${formStyles}</style>
</head>
<body>
<main>
${card}
</main>
${footer === undefined ? "" : html`<footer>${footer}</footer>`}
</body>
</html>
`;
}

/** An error has the focus when the page opens, and leads to the fields that it is about. */
function showNotice({ tone, text, fields = {} }: Notice): Html {
  if (tone === "fine") return html`<div class="notice fine" role="status"><p>${text}</p></div>`;
  const items = Object.entries(fields).map(([name, problem]) => html`<li><a href="#${name}">${problem}</a></li>`);
  const list = items.length === 0 ? "" : html`<ul>${items}</ul>`;
  return html`<div class="notice bad" role="alert" tabindex="-1" autofocus><p>${text}</p>${list}</div>`;
}

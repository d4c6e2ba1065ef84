import { randomBytes } from "node:crypto";
import { html } from "hono/html";
import { toAnswer } from "../errors";
import type { Authorization } from "../oauth/authorization";
import { PageError } from "../oauth/page-error";
import { RedirectError, toErrorRedirect } from "../oauth/redirect";
import { type PageContent, toDocument } from "./document";
import { lines } from "./html";
import { toPageHeaders } from "./page-headers";
import { neutralLook, type PageLook } from "./page-look";
import { PageRefusal } from "./page-refusal";

/** What is known so far of a request to a page; an error page has no more than that. */
export interface Visit {
  request: Request;

  /** Of the style sheet. */
  nonce: string;

  authorization: Authorization | undefined;
  look: PageLook;
}

export function startVisit(request: Request): Visit {
  return { request, nonce: randomBytes(16).toString("base64"), authorization: undefined, look: neutralLook };
}

/** A page as an answer. */
export async function toPage(visit: Visit, status: number, content: PageContent): Promise<Response> {
  const text = String(await toDocument(content, visit.look, visit.nonce));
  return new Response(text, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** The page for what went wrong. A fault of our own is named on the console alone. */
export async function toErrorPage(visit: Visit, error: unknown): Promise<Response> {
  if (error instanceof RedirectError) return toErrorRedirect(error);
  if (error instanceof PageError) {
    const hint = error.hint === undefined ? undefined : html`<p>${error.hint}</p>`;
    const body = lines(html`<p>${error.message}</p>`, hint);
    return toPage(visit, 400, { heading: "Something is wrong with this request", body });
  }
  if (error instanceof PageRefusal) {
    const page = await toPage(visit, error.status, { heading: error.heading, body: html`<p>${error.text}</p>` });
    for (const [name, value] of Object.entries(error.headers)) page.headers.set(name, value);
    return page;
  }
  toAnswer(error, `the page ${new URL(visit.request.url).pathname}`);
  return toPage(visit, 500, { heading: "Something went wrong here", body: html`<p>Please try again.</p>` });
}

/** The answer with the headers of every page; those that it has already stay. */
export function withPageHeaders(response: Response, { nonce, authorization }: Visit): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(toPageHeaders(nonce, authorization?.client.settings))) {
    if (!headers.has(name)) headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, headers });
}

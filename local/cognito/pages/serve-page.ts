import type { Hono } from "hono";
import { type Authorization, readAuthorization } from "../oauth/authorization";
import type { Services } from "../services";
import { FORM_TOKEN, type FormToken, makeFormToken, requireFormToken } from "./form-token";
import { toNotice } from "./notices";
import type { Page, PageContext } from "./page-context";
import { requireLook } from "./page-look";
import type { PageState, PageStates } from "./page-states";
import { type FormFields, readForm } from "./read-form";
import { servePath } from "./serve-path";
import { toPage, type Visit } from "./visit";

/** What all pages are served with. */
export interface PageParts {
  services: Services;
  states: PageStates;
}

/** Serves a page that people come to with an authorization request in the query. */
export function servePage(app: Hono, path: string, page: Page, parts: PageParts): void {
  const { get, post } = page;
  const methods = [...(get ? ["GET"] : []), ...(post ? ["POST"] : [])];
  servePath(app, path, methods, async (visit) => {
    visit.authorization = readAuthorization(parts.services, new URL(visit.request.url).searchParams);
    visit.look = requireLook(parts.services, visit.authorization);
    const token = makeFormToken(visit.request);
    const context = toContext(visit, { authorization: visit.authorization, path, token, parts });
    const response = await (visit.request.method === "POST" ? takeForm(page, context) : showPage(page, context, parts));
    if (token.cookie !== undefined) response.headers.append("set-cookie", token.cookie);
    return response;
  });
}

async function showPage(page: Page, context: PageContext, { states }: PageParts): Promise<Response> {
  if (page.get === undefined) throw new Error(`${context.path} shows nothing`);
  const response = await page.get(context);
  if (context.notice !== undefined) states.hush(context.request);
  return response;
}

/** What is wrong with the form is said by the page that the browser is sent to. */
async function takeForm(page: Page, context: PageContext): Promise<Response> {
  if (page.post === undefined) throw new Error(`${context.path} takes no form`);
  const form = await readForm(context.request);
  requireFormToken(context.request, form.secret(FORM_TOKEN));
  try {
    return await page.post(context, form);
  } catch (error) {
    const notice = toNotice(error);
    if (notice === undefined) throw error;
    const path = page.shownAt ?? context.path;
    return context.go(path, { ...context.state, said: { path, notice, values: remember(page, form) } });
  }
}

function remember({ remembers = [] }: Page, form: FormFields): Record<string, string> {
  return Object.fromEntries(remembers.map((name) => [name, form.line(name)]));
}

interface ContextParts {
  authorization: Authorization;
  path: string;
  token: FormToken;
  parts: PageParts;
}

function toContext(
  visit: Visit,
  { authorization, path, token, parts: { services, states } }: ContextParts,
): PageContext {
  const { request } = visit;
  const clientId = authorization.client.settings.id;
  const known = states.find(request);
  const state: PageState = known?.clientId === clientId ? known : { clientId };
  const said = state.said?.path === path ? state.said : undefined;
  const link = (to: string) => `${to}?${authorization.query}`;
  return {
    services,
    request,
    authorization,
    path,
    state,
    notice: said?.notice,
    values: said?.values ?? {},
    formToken: token.value,
    link,
    forget: () => states.replace(request, undefined),
    show: (content) => toPage(visit, 200, { notice: said?.notice, ...content }),
    go: (to, next) => {
      const cookie = states.replace(request, next && { ...next, clientId });
      return new Response(null, { status: 303, headers: { location: link(to), "set-cookie": cookie } });
    },
  };
}

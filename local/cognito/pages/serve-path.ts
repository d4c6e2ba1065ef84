import type { Hono } from "hono";
import { requireOwnOrigin } from "../oauth/own-origin";
import { PageRefusal } from "./page-refusal";
import { startVisit, toErrorPage, type Visit, withPageHeaders } from "./visit";

/** Serves one path with the headers, limits and error pages that all pages have. */
export function servePath(
  app: Hono,
  path: string,
  methods: readonly string[],
  answer: (visit: Visit) => Promise<Response>,
): void {
  app.all(path, ({ req }) => {
    const visit = startVisit(req.raw);
    return answerWith(visit, () => {
      requireMethod(visit.request, methods);
      if (visit.request.method === "POST") requireOwnOrigin(visit.request);
      return answer(visit);
    });
  });
}

/** Answers a visit with what is made for it, or with the page for what went wrong, and with the headers of every page. */
export async function answerWith(visit: Visit, answer: () => Promise<Response>): Promise<Response> {
  try {
    return withPageHeaders(await answer(), visit);
  } catch (error) {
    return withPageHeaders(await toErrorPage(visit, error), visit);
  }
}

function requireMethod({ method }: Request, methods: readonly string[]): void {
  if (methods.includes(method)) return;
  const allow = methods.join(", ");
  throw new PageRefusal(405, "This page does not take that", `It takes ${allow}.`, { allow });
}

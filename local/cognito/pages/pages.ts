import type { Hono } from "hono";
import type { Services } from "../services";
import { confirm } from "./confirm";
import { confirmForgotPassword } from "./confirm-forgot-password";
import { showError } from "./error";
import { forgotPassword } from "./forgot-password";
import { login } from "./login";
import { logout } from "./logout";
import { mfa } from "./mfa";
import { mfaSelect } from "./mfa-select";
import { mfaSetup } from "./mfa-setup";
import { newPassword } from "./new-password";
import type { Page } from "./page-context";
import { PageRefusal } from "./page-refusal";
import { createPageStates } from "./page-states";
import { resend } from "./resend";
import { servePage } from "./serve-page";
import { answerWith, servePath } from "./serve-path";
import { signUp } from "./signup";
import { startVisit } from "./visit";

/** The pages of a client, under their paths on AWS; below these what is no page of its own there. */
const pages: Readonly<Record<string, Page>> = {
  "/login": login,
  "/login/newPassword": newPassword,
  "/signup": signUp,
  "/confirm": confirm,
  "/resend": resend,
  "/forgotPassword": forgotPassword,
  "/confirmForgotPassword": confirmForgotPassword,
  "/mfa": mfa,
  "/mfa/select": mfaSelect,
  "/mfa/setup": mfaSetup,
};

/** Serves the sign-in pages of all pools. */
export function mountPages(app: Hono, services: Services): void {
  const parts = { services, states: createPageStates(services.clock) };
  for (const [path, page] of Object.entries(pages)) servePage(app, path, page, parts);
  servePath(app, "/logout", ["GET"], (visit) => logout(parts, visit));
  servePath(app, "/error", ["GET"], showError);
  app.notFound(({ req }) => answerWith(startVisit(req.raw), () => Promise.reject(noPage())));
}

function noPage(): PageRefusal {
  return new PageRefusal(404, "There is no such page", "Go back to the application and try again.");
}

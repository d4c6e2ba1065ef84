import type { Authorization } from "../oauth/authorization";
import type { Services } from "../services";
import type { PageContent } from "./document";
import type { Notice } from "./notices";
import type { PageState } from "./page-states";
import type { FormFields } from "./read-form";

/** One request to a page, read and let in. */
export interface PageContext {
  services: Services;
  request: Request;

  /** What the client asked for. */
  authorization: Authorization;

  /** The page's own. */
  path: string;

  /** What this browser is in the middle of, with this client. */
  state: PageState;

  /** What the page is to say. */
  notice: Notice | undefined;

  /** What was typed before, by field. */
  values: Record<string, string>;

  formToken: string;

  /** A page's path with the client's request. */
  link(path: string): string;

  /** Shows a page. */
  show(content: PageContent): Response | Promise<Response>;

  /** Answers a form: the browser goes to another page, and what it is in the middle of is this now. */
  go(path: string, state?: Omit<PageState, "clientId">): Response;

  /** Ends what this browser is in the middle of. @returns the `Set-Cookie` to answer with */
  forget(): string;
}

/** One page. */
export interface Page {
  /** Undefined: it takes a form, and shows nothing. */
  get?(context: PageContext): Response | Promise<Response>;

  /**
   * Takes the page's form.
   *
   * @throws CognitoError, FormProblem: the page is shown again and says so
   */
  post?(context: PageContext, form: FormFields): Promise<Response>;

  /** Fields whose values are there again when the page says what is wrong. Never a secret. @default - none */
  remembers?: readonly string[];

  /** Path of the page that says what is wrong with the form. @default - its own */
  shownAt?: string;
}

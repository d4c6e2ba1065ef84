/**
 * A request that cannot be answered with a redirect: it names no client, or nowhere that is known to be the client's. It
 * is for the person at the browser, on a page with status 400.
 */
export class PageError extends Error {
  /**
   * @param message what is wrong, a plain sentence; it may hold what the request said, so it is escaped where it is shown
   * @param hint what to write in the program, a plain sentence. @default - nothing there would help
   */
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}

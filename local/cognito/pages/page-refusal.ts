/** What a page does not do, said on a page of its own. */
export class PageRefusal extends Error {
  /**
   * @param heading what is wrong, a few words
   * @param text what to do, a plain sentence
   * @param headers of the answer. @default - none
   */
  constructor(
    readonly status: 400 | 403 | 404 | 405 | 413 | 415,
    readonly heading: string,
    readonly text: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(heading);
  }
}

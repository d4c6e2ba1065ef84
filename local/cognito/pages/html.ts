import { html } from "hono/html";

/** A piece of a page: what the `html` template makes, which escapes every value that stands in it. */
export type Html = ReturnType<typeof html>;

/** The attributes of an element. One that is undefined, false or empty is left out; one that is true has no value. */
export function attributes(values: Record<string, string | boolean | undefined>): Html {
  const given = Object.entries(values).filter(([, value]) => value);
  return html`${given.map(([name, value]) => (value === true ? html` ${name}` : html` ${name}="${value}"`))}`;
}

/** Pieces below each other; one that is undefined is left out. */
export function lines(...pieces: (Html | undefined)[]): Html {
  const given = pieces.filter((piece) => piece !== undefined);
  return html`${given.map((piece, index) => (index === 0 ? piece : html`\n${piece}`))}`;
}

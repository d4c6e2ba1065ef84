import type { Page } from "playwright-core";

/**
 * The contrast of a text on what it stands on (WCAG 2.2, contrast ratio), 1 to 21.
 *
 * @param text selector of the element with the text
 * @param ground selector of the element whose background is behind it, opaque
 */
export async function contrastOf(page: Page, text: string, ground: string): Promise<number> {
  const read = (selector: string, property: string) =>
    page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`);
  const [a, b] = [
    luminance(String(await read(text, "color"))),
    luminance(String(await read(ground, "backgroundColor"))),
  ];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const channels = [...colour.matchAll(/\d+/g)].slice(0, 3).map(([value]) => Number(value) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((one) =>
    one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

import { expect } from "chai";
import { toTheme } from "../../../../local/cognito/pages/theme";

/** The value of one variable, light and dark. */
function valuesOf(css: string, name: string): string[] {
  return [...css.matchAll(new RegExp(`--${name}:([^;]*);`, "g"))].map(([, value = ""]) => value);
}

describe("the theme of a page", () => {
  it("is neutral without a branding, in the scheme that the browser prefers", () => {
    const { css, schemes } = toTheme(undefined);
    expect([schemes, valuesOf(css, "primary"), valuesOf(css, "button-radius")]).to.deep.equal([
      "light dark",
      ["#1d5bc6", "#85b3ff"],
      ["8px"],
    ]);
  });

  it("has the colours and roundings of the branding editor's document", () => {
    const primaryButton = {
      lightMode: { defaults: { backgroundColor: "AA0011ff" } },
      darkMode: { defaults: { backgroundColor: "ffeeddcc" } },
    };
    const { css } = toTheme({ components: { primaryButton }, componentClasses: { buttons: { borderRadius: 3.5 } } });
    expect([valuesOf(css, "primary"), valuesOf(css, "button-radius")]).to.deep.equal([
      ["#AA0011ff", "#ffeeddcc"],
      ["3.5px"],
    ]);
  });

  it("has one scheme where the document names one", () => {
    const of = (colorSchemeMode: string) => {
      const { css, schemes } = toTheme({ categories: { global: { colorSchemeMode } } });
      return [schemes, valuesOf(css, "page"), css.includes("@media")];
    };
    expect([of("LIGHT"), of("DARK"), of("DYNAMIC")]).to.deep.equal([
      ["light", ["#f3f4f7"], false],
      ["dark", ["#0f141b"], false],
      ["light dark", ["#f3f4f7", "#0f141b"], true],
    ]);
  });

  it("takes no value that is not exactly of its form", () => {
    const neutral = toTheme(undefined).css;
    const colours = [
      "red",
      "ffffff",
      "#ffffffff",
      "fffffffff",
      "ffffffff;}",
      "ffffffff\n",
      "url(//x)",
      0xffffffff,
      null,
      ["ffffffff"],
      {},
    ];
    for (const color of colours) {
      const { css } = toTheme({ components: { pageBackground: { lightMode: { color } } } });
      expect(css, String(color)).to.equal(neutral);
    }
    for (const borderRadius of ["8", "1px;}", -1, 65, Number.NaN, Number.POSITIVE_INFINITY, null]) {
      const { css } = toTheme({ components: { form: { borderRadius } } });
      expect(css, String(borderRadius)).to.equal(neutral);
    }
  });

  it("reads the document's own members alone, whatever its shape", () => {
    const neutral = toTheme(undefined).css;
    const inherited = Object.create({ components: { pageBackground: { lightMode: { color: "00000000" } } } });
    for (const settings of [inherited, { components: 1 }, { components: null }, { components: [] }, {}]) {
      expect(toTheme(settings).css).to.equal(neutral);
    }
  });
});

import type { BrandingSettings } from "../settings";

/** What the pages are coloured with, by its name in the style sheet. */
const neutral = {
  page: { light: "#f3f4f7", dark: "#0f141b" },
  card: { light: "#ffffff", dark: "#19202a" },
  "card-border": { light: "#d8dce3", dark: "#343d4b" },
  text: { light: "#272d38", dark: "#d5dbe5" },
  heading: { light: "#10151e", dark: "#f2f5f9" },
  muted: { light: "#565e6c", dark: "#a4aebd" },
  label: { light: "#10151e", dark: "#f2f5f9" },
  field: { light: "#ffffff", dark: "#0f141b" },
  "field-border": { light: "#767e8c", dark: "#7f8a9b" },
  primary: { light: "#1d5bc6", dark: "#85b3ff" },
  "primary-text": { light: "#ffffff", dark: "#08142a" },
  "primary-hover": { light: "#164899", dark: "#aac9ff" },
  "primary-hover-text": { light: "#ffffff", dark: "#08142a" },
  secondary: { light: "#ffffff", dark: "#19202a" },
  "secondary-border": { light: "#1d5bc6", dark: "#85b3ff" },
  "secondary-text": { light: "#1a52b3", dark: "#96beff" },
  link: { light: "#1a52b3", dark: "#96beff" },
  "link-hover": { light: "#113a80", dark: "#bdd6ff" },
  focus: { light: "#1d5bc6", dark: "#a9c8ff" },
  alert: { light: "#fdf2f1", dark: "#351a1a" },
  "alert-border": { light: "#b3261e", dark: "#ff9b91" },
  error: { light: "#b3261e", dark: "#ff9b91" },
  good: { light: "#eff8f1", dark: "#142a1c" },
  "good-border": { light: "#1d6b3a", dark: "#7fd39b" },
} as const;

type ColourName = keyof typeof neutral;

/** Where the branding editor's document has a colour; `*` stands for `lightMode` and `darkMode`. */
const places: Partial<Record<ColourName, string>> = {
  page: "components.pageBackground.*.color",
  card: "components.form.*.backgroundColor",
  "card-border": "components.form.*.borderColor",
  text: "components.pageText.*.bodyColor",
  heading: "components.pageText.*.headingColor",
  muted: "components.pageText.*.descriptionColor",
  label: "componentClasses.inputLabel.*.textColor",
  field: "componentClasses.input.*.defaults.backgroundColor",
  "field-border": "componentClasses.input.*.defaults.borderColor",
  primary: "components.primaryButton.*.defaults.backgroundColor",
  "primary-text": "components.primaryButton.*.defaults.textColor",
  "primary-hover": "components.primaryButton.*.hover.backgroundColor",
  "primary-hover-text": "components.primaryButton.*.hover.textColor",
  secondary: "components.secondaryButton.*.defaults.backgroundColor",
  "secondary-border": "components.secondaryButton.*.defaults.borderColor",
  "secondary-text": "components.secondaryButton.*.defaults.textColor",
  link: "componentClasses.link.*.defaults.textColor",
  "link-hover": "componentClasses.link.*.hover.textColor",
  focus: "componentClasses.focusState.*.borderColor",
  alert: "components.alert.*.error.backgroundColor",
  "alert-border": "components.alert.*.error.borderColor",
};

const roundings = {
  "card-radius": { place: "components.form.borderRadius", neutral: 12 },
  "field-radius": { place: "componentClasses.input.borderRadius", neutral: 8 },
  "button-radius": { place: "componentClasses.buttons.borderRadius", neutral: 8 },
} as const;

/** Colours and roundings of a page as a style sheet. */
export interface Theme {
  css: string;

  /** Which of the two schemes there are; both: the browser's preference decides. */
  schemes: "light" | "dark" | "light dark";
}

/**
 * The look that a branding asks for. A value that is not exactly what the branding editor writes, a colour as eight hex
 * digits or a length as a number, is the neutral one: nothing else reaches the style sheet.
 *
 * @param settings undefined: the neutral look
 */
export function toTheme(settings: BrandingSettings["settings"]): Theme {
  const schemes = readSchemes(settings);
  const variables = (mode: "light" | "dark") =>
    Object.entries(neutral).map(([name, colours]) => {
      const place = places[name as ColourName]?.replace("*", `${mode}Mode`);
      return `--${name}:${readColour(settings, place) ?? colours[mode]};`;
    });
  const lengths = Object.entries(roundings).map(
    ([name, { place, neutral }]) => `--${name}:${readLength(settings, place) ?? neutral}px;`,
  );
  const first = schemes === "dark" ? "dark" : "light";
  const root = `:root{color-scheme:${schemes};${[...variables(first), ...lengths].join("")}}`;
  const dark = `@media (prefers-color-scheme:dark){:root{${variables("dark").join("")}}}`;
  return { css: schemes === "light dark" ? `${root}${dark}` : root, schemes };
}

function readSchemes(settings: BrandingSettings["settings"]): Theme["schemes"] {
  const mode = read(settings, "categories.global.colorSchemeMode");
  if (mode === "LIGHT") return "light";
  return mode === "DARK" ? "dark" : "light dark";
}

function readColour(settings: BrandingSettings["settings"], place: string | undefined): string | undefined {
  const value = place === undefined ? undefined : read(settings, place);
  return typeof value === "string" && /^[0-9a-f]{8}$/i.test(value) ? `#${value}` : undefined;
}

function readLength(settings: BrandingSettings["settings"], place: string): number | undefined {
  const value = read(settings, place);
  return typeof value === "number" && value >= 0 && value <= 64 ? value : undefined;
}

function read(settings: BrandingSettings["settings"], place: string): unknown {
  let value: unknown = settings;
  for (const name of place.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

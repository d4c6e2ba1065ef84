import type { Page } from "playwright-core";

export async function headingOf(page: Page): Promise<string | null> {
  return page.locator("h1").textContent();
}

/** What the application shows, once it shows something. */
export async function shownBy(page: Page): Promise<string | null> {
  return page.locator("output", { hasText: /./ }).textContent();
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Fills in fields by their labels. */
export async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
}

export async function signIn(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.goto(url);
  await fill(page, { "E-mail address": email, Password: password });
  await press(page, "Sign in");
}

import fs from "node:fs";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { contrastOf } from "./contrast";
import { gallery } from "./gallery";
import { press } from "./page-steps";
import type { Stage } from "./stage";

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Width of a small phone, CSS pixels. */
const narrow = 320;

/** Pages of which there are three pictures; of the others there is one. */
const alsoDarkAndNarrow = ["login", "login-wrong-password", "signup-problems", "login-branded", "mfa-setup"];

/** How the pages look, and how they are used without a mouse or without seeing them. */
export function describeLooks(stage: () => Stage): void {
  for (const { name, show } of gallery) {
    it(`${name}: has no finding of axe in light and dark, and fits a small phone`, async () => {
      const page = await stage().open({ viewport: { width: 1280, height: 800 } });
      await show(stage(), page);
      const light = await examine(page);
      await photograph(page, name, "light");
      await page.emulateMedia({ colorScheme: "dark" });
      const dark = await examine(page);
      await photograph(page, name, "dark");
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize({ width: narrow, height: 640 });
      const width = await page.evaluate("document.documentElement.scrollWidth");
      await photograph(page, name, "phone");
      expect({ light, dark, width }).to.deep.equal({ light: [], dark: [], width: narrow });
    });
  }

  it("are gone through with the Tab key in the order in which one reads them", async () => {
    const page = await stage().open();
    await page.goto(stage().notes.at("/login"));
    const order = await tabThrough(page, 6);
    expect(order).to.deep.equal([
      "E-mail address",
      "Password",
      "Forgot your password?",
      "Sign in",
      "E-mail me a code instead",
      "Create an account",
    ]);
  });

  it("begin with what is wrong, which leads to its field", async () => {
    const page = await stage().open();
    await page.goto(stage().notes.at("/login"));
    await press(page, "Sign in");
    const order = await tabThrough(page, 4);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    const reached = await page.evaluate("location.hash");
    const problems = ["Enter your e-mail address", "Enter your password"];
    expect({ order, reached }).to.deep.equal({
      order: [["There are some problems:", ...problems].join(" "), ...problems, "E-mail address"],
      reached: "#password",
    });
  });

  it("write what is wrong in a colour that can be read, in light and dark", async () => {
    const page = await stage().open();
    await page.goto(stage().notes.at("/login"));
    await press(page, "Sign in");
    const light = await contrastOf(page, "#username-problem", "main");
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await contrastOf(page, "#username-problem", "main");
    expect(Math.min(light, dark)).to.be.at.least(4.5);
  });

  it("have the colours and the logo of the branding that the program declares", async () => {
    const page = await stage().open();
    await page.goto(stage().vault.at("/login"));
    const light = await page.evaluate("getComputedStyle(document.querySelector('.primary')).backgroundColor");
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await page.evaluate("getComputedStyle(document.querySelector('.primary')).backgroundColor");
    const logo = await page.evaluate("document.querySelector('.logo').naturalWidth > 0");
    expect({ light, dark, logo }).to.deep.equal({ light: "rgb(107, 47, 179)", dark: "rgb(208, 179, 255)", logo: true });
  });
}

/** What axe finds: each rule with the elements that break it. The devices that assistive technology has are its subject. */
async function examine(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const findings = await page.evaluate("axe.run().then(({ violations }) => violations)");
  return (findings as { id: string; nodes: { html: string }[] }[]).map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
}

/** What has the focus, and gets it with each press of the Tab key. */
async function tabThrough(page: Page, count: number): Promise<string[]> {
  const order: string[] = [];
  for (let place = 0; place < count; place += 1) {
    if (place > 0) await page.keyboard.press("Tab");
    order.push(await page.evaluate(focused));
  }
  return order;
}

const focused = `(() => {
  const { labels, innerText } = document.activeElement;
  return (labels?.[0]?.innerText ?? innerText).trim().replace(/\\s+/g, " ");
})()`;

/** With `SCREENSHOTS=1` the pictures under `docs/pages` are made anew. */
async function photograph(page: Page, name: string, kind: "light" | "dark" | "phone"): Promise<void> {
  if (process.env["SCREENSHOTS"] !== "1") return;
  if (kind !== "light" && !alsoDarkAndNarrow.includes(name)) return;
  const { x, y, width, height } = (await page.evaluate(surroundings)) as Record<"x" | "y" | "width" | "height", number>;
  const file = `docs/pages/${name}${kind === "light" ? "" : `-${kind}`}.png`;
  fs.mkdirSync("docs/pages", { recursive: true });
  await page.screenshot({ path: file, fullPage: true, clip: { x, y, width, height } });
}

/** The card and what is below it, with some of the page around them. */
const surroundings = `(() => {
  const boxes = [...document.body.children].map((child) => child.getBoundingClientRect());
  const x = Math.max(0, Math.min(...boxes.map(({ left }) => left)) - 48);
  const y = Math.max(0, Math.min(...boxes.map(({ top }) => top)) + scrollY - 48);
  const bottom = Math.max(...boxes.map(({ bottom }) => bottom)) + scrollY + 48;
  const height = Math.min(bottom, document.documentElement.scrollHeight) - y;
  return { x, y, width: innerWidth - 2 * x, height };
})()`;

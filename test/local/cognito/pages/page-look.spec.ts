import { expect } from "chai";
import type { BrandingSettings } from "../../../../local/cognito/settings";
import { clientId, poolId, stopCognitos } from "../start-cognito";
import { openBrowser, startPages } from "./page-browser";

const managed = [{ poolId, domain: "notes", managedLogin: true }];
const classic = [{ poolId, domain: "notes", managedLogin: false }];
const settings = { components: { pageBackground: { lightMode: { color: "112233ff" } } } };
const forms = [
  "/login",
  "/signup",
  "/confirm",
  "/forgotPassword",
  "/confirmForgotPassword",
  "/mfa",
  "/mfa/select",
  "/mfa/setup",
  "/login/newPassword",
];

const toBranding = (more: Partial<BrandingSettings> = {}): BrandingSettings[] => [
  { poolId, clientId, settings: undefined, assets: [], ...more },
];

describe("the look of the pages", () => {
  afterEach(stopCognitos);

  it("of managed login without a branding is that there are none", async () => {
    const browser = openBrowser(await startPages({ domains: managed }));
    for (const path of forms) {
      const { status, heading, html } = await browser.open(path);
      const text = html.includes("Please contact an administrator.") && !html.includes("<form");
      expect([path, status, heading, text]).to.deep.equal([path, 403, "Login pages unavailable", true]);
    }
  });

  it("of managed login with Cognito's own values is the neutral one", async () => {
    const { status, html } = await openBrowser(await startPages({ domains: managed, brandings: toBranding() })).open(
      "/login",
    );
    expect([status, html.includes("--page:#f3f4f7;")]).to.deep.equal([200, true]);
  });

  it("of managed login is the client's, and of another client not", async () => {
    const mine = await openBrowser(await startPages({ domains: managed, brandings: toBranding({ settings }) })).open(
      "/login",
    );
    const brandings = toBranding({ settings, clientId: "1example23456789clientid99" });
    const theirs = await openBrowser(await startPages({ domains: managed, brandings })).open("/login");
    expect([mine.html.includes("--page:#112233ff;"), theirs.status]).to.deep.equal([true, 403]);
  });

  it("of the classic pages is neutral, with a branding or without", async () => {
    const { status, html } = await openBrowser(
      await startPages({ domains: classic, brandings: toBranding({ settings }) }),
    ).open("/login");
    expect([status, html.includes("--page:#f3f4f7;")]).to.deep.equal([200, true]);
  });

  it("has the logo and the tab's icon of the branding", async () => {
    const assets: BrandingSettings["assets"] = [
      { category: "FORM_LOGO", colorMode: "LIGHT", extension: "PNG", bytes: "AAAA" },
      { category: "FORM_LOGO", colorMode: "DARK", extension: "SVG", bytes: "BBBB" },
      { category: "FAVICON_ICO", colorMode: "DYNAMIC", extension: "ICO", bytes: "CCCC" },
    ];
    const brandings = toBranding({ assets });
    const { html } = await openBrowser(await startPages({ domains: managed, brandings })).open("/login");
    expect(/<picture>.*<\/picture>/.exec(html)?.[0]).to.equal(
      '<picture><source media="(prefers-color-scheme: dark)" srcset="data:image/svg+xml;base64,BBBB"><img class="logo" src="data:image/png;base64,AAAA" alt="web"></picture>',
    );
    expect(html.includes('<link rel="icon" href="data:image/x-icon;base64,CCCC">')).to.equal(true);
  });
});

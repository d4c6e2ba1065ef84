import { expect } from "chai";
import { clientId, password, poolId, stopCognitos } from "../start-cognito";
import { openBrowser, origin, pageUrl, startPages, totpPool } from "./page-browser";

const markup = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&`;
const escaped = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;alert(2)&#39;&gt;&amp;";

/** What of a page a browser would take as markup from outside. */
const isClean = (html: string) => !/<script|<img|onerror='/.test(html);

describe("what comes from outside stands in a page as text", () => {
  afterEach(stopCognitos);

  it("in the name that one signs in with", async () => {
    const browser = openBrowser(await startPages());
    await browser.open("/login");
    const { html } = await browser.send({ username: markup, password: "x" });
    expect([isClean(html), html.includes(`value="${escaped}"`)]).to.deep.equal([true, true]);
  });

  it("in the hint of a name, in state, nonce and scope", async () => {
    const { cognito } = await startPages();
    for (const query of [{ login_hint: markup }, { state: markup }, { nonce: markup }, { lang: `"><script>` }]) {
      const answer = await cognito.web(new Request(pageUrl("/login", query)));
      expect([answer.status, isClean(await answer.text())]).to.deep.equal([200, true]);
    }
  });

  it("in every field of the form for a new account", async () => {
    const started = await startPages({ pool: { requiredAttributes: ["name", "custom:x"] } });
    const browser = openBrowser(started);
    await browser.open("/signup");
    const attributes = { "attribute-name": markup, "attribute-email": markup, "attribute-custom:x": markup };
    const { html } = await browser.send({ username: markup, ...attributes, password: markup, passwordAgain: markup });
    expect([isClean(html), html.split(`value="${escaped}"`).length]).to.deep.equal([true, 4]);
  });

  it("in the name of who is confirmed, or whose password is reset", async () => {
    const username = `"><script>alert(1)</script>`;
    const browser = openBrowser(await startPages());
    await browser.open("/forgotPassword");
    const { html, path } = await browser.send({ username });
    expect([path, isClean(html), html.split("&quot;&gt;&lt;script&gt;").length]).to.deep.equal([
      "/confirmForgotPassword",
      true,
      3,
    ]);
  });

  it("in the names of the client and of the pool, also in the code for an authenticator app", async () => {
    const started = await startPages({ client: { name: markup }, pool: { name: markup, ...totpPool } });
    await started.addUser("alice", { email: "alice@example.com" });
    const browser = openBrowser(started);
    const login = await browser.open("/login");
    const setup = await browser.send({ username: "alice", password });
    expect([login.html.includes(`to continue to ${escaped}`), setup.path]).to.deep.equal([true, "/mfa/setup"]);
    expect([isClean(login.html), isClean(setup.html)]).to.deep.equal([true, true]);
  });

  it("in a request that is refused", async () => {
    const { cognito } = await startPages();
    const refused = [
      pageUrl("/login", { redirect_uri: markup }),
      pageUrl("/login", { client_id: markup }),
      `${origin}/logout?${new URLSearchParams({ client_id: clientId, logout_uri: markup })}`,
      `${origin}/error?${new URLSearchParams({ error: markup, error_description: markup })}`,
    ];
    for (const url of refused) {
      const answer = await cognito.web(new Request(url));
      expect([answer.status, isClean(await answer.text())]).to.deep.equal([400, true]);
    }
  });

  it("in what a trigger refuses with", async () => {
    const invoke = async () => ({ ok: false as const, errorMessage: markup });
    const preSignUp = { functionArn: "arn:aws:lambda:eu-west-1:000000000000:function:f", permitted: true };
    const browser = openBrowser(await startPages({ invoke, pool: { triggers: { preSignUp } } }));
    await browser.open("/signup");
    const { html } = await browser.send({
      username: "a",
      "attribute-email": "a@b.c",
      password,
      passwordAgain: password,
    });
    expect([isClean(html), html.includes(escaped)]).to.deep.equal([true, true]);
  });

  it("in the settings and pictures of a branding", async () => {
    const settings = {
      components: {
        pageBackground: { lightMode: { color: "</style><script>" }, darkMode: { color: "red;}x{" } },
        form: { borderRadius: markup },
      },
    };
    const assets = [
      { category: "FORM_LOGO", colorMode: "LIGHT" as const, extension: "SVG", bytes: markup },
      { category: "FAVICON_ICO", colorMode: "DYNAMIC" as const, extension: markup, bytes: "AAAA" },
    ];
    const domains = [{ poolId, domain: "notes", managedLogin: true }];
    const branded = await startPages({ domains, brandings: [{ poolId, clientId, settings, assets }] });
    const plain = await startPages();
    const withoutNonce = async ({ cognito }: typeof plain) => {
      const answer = await cognito.web(new Request(pageUrl("/login")));
      return (await answer.text()).replace(/nonce="[^"]*"/, "").replace(/name="formToken" value="[^"]*"/, "");
    };
    expect(await withoutNonce(branded)).to.equal(await withoutNonce(plain));
  });
});

import { expect } from "chai";
import { stopCognitos } from "../start-cognito";
import { logoutUrl, openBrowser, origin, pageUrl, startPages } from "./page-browser";

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
const own = { "content-type": "application/x-www-form-urlencoded", origin };

describe("every sign-in page", () => {
  afterEach(stopCognitos);

  it("says to the browser: run nothing, load nothing, stand in no frame, keep nothing, tell no other site", async () => {
    const { cognito } = await startPages();
    const pages = [
      ...forms.map((path) => pageUrl(path)),
      pageUrl("/login", { client_id: "x" }),
      `${origin}/error?error=x`,
      `${origin}/logout`,
    ];
    for (const url of pages) {
      const { headers } = await cognito.web(new Request(url));
      const policy = headers
        .get("content-security-policy")
        ?.replace(/'nonce-[^']*'/, "'nonce'")
        .replace(/ http:[^;]*/, "");
      expect({ url, policy, ...pick(headers) }).to.deep.equal({
        url,
        policy:
          "default-src 'none'; style-src 'nonce'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        "x-frame-options": "DENY",
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
        pragma: "no-cache",
      });
    }
  });

  it("has a style sheet that its own header lets in, under a new nonce each time, and no script", async () => {
    const { cognito } = await startPages();
    const nonces = [];
    for (let time = 0; time < 2; time += 1) {
      const answer = await cognito.web(new Request(pageUrl("/login")));
      const [, nonce] = /style-src 'nonce-([^']{24})'/.exec(answer.headers.get("content-security-policy") ?? "") ?? [];
      const html = await answer.text();
      expect([html.includes(`<style nonce="${nonce}">`), /<script| on\w+=| style=/.test(html)]).to.deep.equal([
        true,
        false,
      ]);
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).to.equal(2);
  });

  it("sends forms to itself, and on to where the program says that its client lives", async () => {
    const client = {
      callbackUrls: ["http://127.0.0.1:5173/callback", "https://app.example.com/a?b=c", "myapp://in"],
      logoutUrls: [logoutUrl],
    };
    const { cognito } = await startPages({ client });
    const { headers } = await cognito.web(new Request(pageUrl("/login")));
    const [, targets] = /form-action ([^;]*)/.exec(headers.get("content-security-policy") ?? "") ?? [];
    expect(targets).to.equal("'self' http://127.0.0.1:5173 https://app.example.com myapp:");
  });

  it("takes no method but its own", async () => {
    const { cognito } = await startPages();
    const answers = [];
    for (const [path, method] of [
      ["/login", "PUT"],
      ["/login", "DELETE"],
      ["/login", "HEAD"],
      ["/login", "OPTIONS"],
      ["/logout", "POST"],
      ["/error", "POST"],
      ["/resend", "GET"],
    ] as const) {
      const answer = await cognito.web(new Request(pageUrl(path), { method, headers: own }));
      answers.push(`${method} ${path} ${answer.status} ${answer.headers.get("allow")}`);
    }
    expect(answers).to.deep.equal([
      "PUT /login 405 GET, POST",
      "DELETE /login 405 GET, POST",
      "HEAD /login 405 GET, POST",
      "OPTIONS /login 405 GET, POST",
      "POST /logout 405 GET",
      "POST /error 405 GET",
      "GET /resend 405 POST",
    ]);
  });

  it("that is not there is said to be not there, as safely as the others", async () => {
    const { cognito } = await startPages();
    for (const path of ["/login/", "/login/x", "/pages/x", "/oauth2/x", "/Login"]) {
      const { status, headers } = await cognito.web(new Request(`${origin}${path}`));
      expect([path, status, headers.get("x-frame-options")]).to.deep.equal([path, 404, "DENY"]);
    }
  });

  it("takes a form of 64 KiB at most, however it is sent", async () => {
    const { cognito } = await startPages();
    const text = "x".repeat(64 * 1024 + 1);
    const stream = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(text));
        controller.close();
      },
    });
    const whole = await cognito.web(new Request(pageUrl("/login"), { method: "POST", headers: own, body: text }));
    const init = { method: "POST", headers: own, body: stream, duplex: "half" } as const;
    const inPieces = await cognito.web(new Request(pageUrl("/login"), init));
    expect([whole.status, inPieces.status]).to.deep.equal([413, 413]);
  });

  it("takes forms as browsers send them, and nothing else", async () => {
    const browser = openBrowser(await startPages());
    const fields = { username: "a", password: "b" };
    const statuses = [];
    for (const type of ["application/json", "text/plain", "multipart/form-data; boundary=x", ""]) {
      await browser.open("/login");
      statuses.push((await browser.send(fields, { headers: { "content-type": type } })).status);
    }
    await browser.open("/login");
    statuses.push((await browser.send({}, { body: "username=a&username=b" })).status);
    expect(statuses).to.deep.equal([415, 415, 415, 415, 400]);
  });

  it("takes no form of another origin, or of one that hides it", async () => {
    const browser = openBrowser(await startPages());
    const seen = [];
    for (const headers of [
      { origin: "http://127.0.0.1:5173" },
      { origin: "http://localhost:4510" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ] as Record<string, string>[]) {
      await browser.open("/login");
      const { status, html } = await browser.send({ username: "a", password: "b" }, { headers });
      seen.push([status, html.includes("The form comes from another page.")]);
    }
    expect(seen).to.deep.equal(Array.from({ length: 5 }, () => [400, true]));
  });

  it("is there for a client that may use it only, and says what is wrong with a request", async () => {
    const { cognito } = await startPages();
    for (const path of forms) {
      const answer = await cognito.web(new Request(pageUrl(path, { redirect_uri: "http://127.0.0.1:5173/callback/" })));
      expect([path, answer.status, answer.headers.get("location")]).to.deep.equal([path, 400, null]);
    }
  });

  it("sends what else is wrong with a request back to the client", async () => {
    const { cognito } = await startPages();
    for (const path of forms) {
      const answer = await cognito.web(new Request(pageUrl(path, { response_type: "x", state: "s" })));
      const location = new URL(answer.headers.get("location") ?? "");
      expect([location.origin, location.searchParams.get("state")]).to.deep.equal(["http://127.0.0.1:5173", "s"]);
    }
  });
});

function pick(headers: Headers): Record<string, string | null> {
  const names = [
    "x-frame-options",
    "x-content-type-options",
    "referrer-policy",
    "cross-origin-resource-policy",
    "cache-control",
    "pragma",
  ];
  return Object.fromEntries(names.map((name) => [name, headers.get(name)]));
}

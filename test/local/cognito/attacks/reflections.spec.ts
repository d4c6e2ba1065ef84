import { expect } from "chai";
import { password } from "../start-cognito";
import { createBrowser, type Fields, toUrl } from "./browser";
import { type House, startHouse } from "./house";
import { addPerson, closeHouses } from "./moves";
import { signedIn } from "./oauth-moves";
import type { Reply } from "./send";

const markup = [
  "<script>alert(1)</script>",
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  "</title><svg onload=alert(1)>",
  "</style><script>alert(1)</script>",
  '" autofocus onfocus=alert(1) x="',
  "javascript:alert(1)",
  "{{constructor.constructor('alert(1)')()}}",
  "$\u007balert(1)}",
  "<!--",
  "&lt;script&gt;",
  "\u0000<script>alert(1)</script>",
  "x\r\nset-cookie: evil=1\r\n\r\n<script>alert(1)</script>",
  "x\nlocation: https://evil.example",
  "\u2028<script>alert(1)</script>\u2029",
  "\ud800<script>",
  "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
  "<\u0000script>alert(1)</script>",
];

const parameters = [
  "state",
  "nonce",
  "login_hint",
  "lang",
  "client_id",
  "redirect_uri",
  "scope",
  "prompt",
  "response_type",
  "error",
  "error_description",
  "code_challenge",
  "x",
];
const paths = [
  "/oauth2/authorize",
  "/login",
  "/signup",
  "/confirm",
  "/forgotPassword",
  "/confirmForgotPassword",
  "/mfa",
  "/login/newPassword",
  "/error",
  "/logout",
];

/** All that our own pages are made of. */
const elements =
  /^(!doctype|html|head|meta|title|link|style|body|main|footer|h1|h2|p|a|b|strong|form|input|button|label|div|ul|ol|li|code|svg|rect|path|fieldset|legend|picture|img|source|span|header|section|small)$/;

/** Elements and attributes of a page that are not our pages' own, and headers that no answer has. */
function dangers({ headers, text }: Reply): string[] {
  const tags = [...text.matchAll(/<\/?([^\s>/]*)((?:"[^"]*"|[^>"])*)>/g)];
  const strangers = tags.map(([, name = ""]) => name.toLowerCase()).filter((name) => !elements.test(name));
  const inTags = tags.flatMap(([, , rest = ""]) => [...rest.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g)]);
  const active = inTags.filter(
    ([, name = "", value = ""]) =>
      /^on|^srcdoc$/i.test(name) ||
      (/^(href|src|srcset|action|formaction)$/i.test(name) && /^\s*(javascript|data:text)/i.test(value)),
  );
  const strange = Object.entries(headers).filter(
    ([name, value]) => name === "evil" || (name === "set-cookie" && /evil=/.test(value)),
  );
  return [...strangers, ...active.map(([whole]) => whole), ...strange.map(([name]) => name)];
}

describe("an attack with what a page says again", function () {
  this.timeout(30_000);
  let house: House;
  let cookie = "";
  before(async () => {
    house = await startHouse();
    await addPerson(house, "alice");
    const [browser] = await signedIn(house, "alice");
    cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  });
  after(closeHouses);

  for (const path of paths) {
    it(`is refused: ${markup.length} writings of markup in ${parameters.length} parameters of ${path}`, async () => {
      for (const parameter of parameters) {
        const replies = await Promise.all(
          markup.flatMap((text) => [
            house.send(toUrl(path, { [parameter]: text })),
            house.send(toUrl(path, { [parameter]: text }), { headers: { cookie } }),
          ]),
        );
        expect([
          parameter,
          replies.flatMap(dangers),
          replies.filter(({ status }) => status >= 500).length,
        ]).to.deep.equal([parameter, [], 0]);
      }
      await house.requireControl();
    });
  }

  it("is refused: a state of every kind goes back as it came, and nothing beside it", async () => {
    const [browser] = await signedIn(house, "alice");
    const own = `cognito=${browser.cookies.get("cognito")}`;
    const states = markup.filter((state) => !state.includes("\ud800"));
    for (const response_type of ["code", "token"]) {
      for (const state of states) {
        const { headers } = await house.send(toUrl("/oauth2/authorize", { state, response_type }), {
          headers: { cookie: own },
        });
        const location = new URL(headers["location"] ?? "");
        const answer = response_type === "code" ? location.searchParams : new URLSearchParams(location.hash.slice(1));
        const names =
          response_type === "code"
            ? ["code", "state"]
            : ["access_token", "id_token", "token_type", "expires_in", "state"];
        expect([location.origin, [...answer.keys()], answer.get("state")]).to.deep.equal([
          "http://localhost:5173",
          names,
          state,
        ]);
      }
    }
  });

  const fields: [path: string, fields: (text: string) => Fields][] = [
    ["/login", (username) => ({ username, password })],
    ["/signup", (text) => ({ username: text, password: text, passwordAgain: text, "attribute-email": text })],
    ["/confirm", (text) => ({ username: text, code: text })],
    ["/forgotPassword", (username) => ({ username })],
    ["/confirmForgotPassword", (text) => ({ username: text, code: text, password: text, passwordAgain: text })],
  ];
  for (const [path, fill] of fields) {
    it(`is refused: ${markup.length} writings of markup in every field of ${path}`, async () => {
      for (const text of markup) {
        const browser = createBrowser(house);
        const sent = await browser.submit(path, fill(text));
        const shown = await browser.follow(sent);
        expect([text, ...dangers(sent), ...dangers(shown), shown.status < 500]).to.deep.equal([text, true]);
        expect(shown.text).to.not.match(/type="password"[^>]* value=/);
      }
      await house.requireControl();
    });
  }
});

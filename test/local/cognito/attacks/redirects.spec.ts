import { expect } from "chai";
import { clientId } from "../start-cognito";
import { createBrowser, type Fields, toQuery, toUrl } from "./browser";
import { callbackUrl, type House, logoutUrl, startHouse } from "./house";
import { addPerson, closeHouses } from "./moves";
import { signedIn } from "./oauth-moves";

/** What looks like the registered URL, or goes there for a person, a browser or a sloppy comparison. */
const places = (registered: string): string[] => {
  const { origin, host, pathname } = new URL(registered);
  return [
    registered.replace(":5173", ":5174"),
    registered.replace(":5173", ""),
    registered.replace("localhost", "127.0.0.1"),
    registered.replace("localhost", "[::1]"),
    registered.replace("localhost", "localhost."),
    registered.replace("localhost", "LOCALHOST"),
    registered.replace("localhost", "localhos\uff54"),
    registered.replace("localhost", "evil\u3002example"),
    registered.replace("http:", "https:"),
    registered.replace("http:", "HTTP:"),
    `${registered}/`,
    `${registered}//`,
    `${registered}/..`,
    `${registered}%00`,
    `${registered}%0d%0aset-cookie:a=b`,
    `${registered}\r\nset-cookie: a=b`,
    `${registered}\u0000`,
    `${registered} `,
    `${registered}\t`,
    ` ${registered}`,
    `${registered}?`,
    `${registered}?next=https://evil.example`,
    `${registered}&next=https://evil.example`,
    `${registered}#`,
    `${registered}#evil`,
    `${registered}.evil.example`,
    registered.toUpperCase(),
    `${origin}${pathname.replace(/^\/./, (start) => start.toUpperCase())}`,
    `${origin}/x/..${pathname}`,
    `${origin}/.${pathname}`,
    `${origin}/${pathname}`,
    `${origin}\\@evil.example${pathname}`,
    `${origin}@evil.example${pathname}`,
    `${origin}.evil.example${pathname}`,
    `${origin}%2f@evil.example${pathname}`,
    `${origin}%40evil.example`,
    `${origin}/%${pathname.charCodeAt(1).toString(16)}${pathname.slice(2)}`,
    `http://evil.example#@${host}${pathname}`,
    `http://evil.example?${registered}`,
    `http://evil.example\\@${host}${pathname}`,
    `http://alice@${host}${pathname}`,
    `http://:@${host}${pathname}`,
    `//${host}${pathname}`,
    `\\\\${host}${pathname}`,
    `http:${host}${pathname}`,
    `http:///${host}${pathname}`,
    pathname,
    "//evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "*",
    "null",
    "undefined",
  ];
};

describe("an attack with a place to go to", function () {
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

  /** Where the browser of somebody who is signed in is sent. */
  const placesSent = async (paths: string[]) => {
    const replies = await Promise.all(paths.map((path) => house.send(path, { headers: { cookie } })));
    return new Set(replies.map(({ status, headers }) => `${status} ${headers["location"]}`));
  };

  const changes: Fields[] = [
    {},
    { response_type: "token" },
    { response_type: "nonsense" },
    { scope: "nonsense" },
    { prompt: "none" },
    { prompt: "login" },
  ];
  for (const path of ["/oauth2/authorize", "/login", "/signup", "/forgotPassword", "/confirm", "/mfa", "/logout"]) {
    it(`is refused: ${places(callbackUrl).length} redirect_uris at ${path}, each in ${changes.length} requests`, async () => {
      const asked = places(callbackUrl).flatMap((redirect_uri) =>
        changes.map((more) => toUrl(path, { ...more, redirect_uri })),
      );
      expect(await placesSent(asked)).to.deep.equal(new Set(["400 undefined"]));
      await house.requireControl();
    });
  }

  it(`is refused: ${places(logoutUrl).length} logout_uris at /logout`, async () => {
    const asked = places(logoutUrl).map((logout_uri) => `/logout?${toQuery({ client_id: clientId, logout_uri })}`);
    expect(await placesSent([...asked, `${asked[0]}&${toQuery({ logout_uri: logoutUrl })}`])).to.deep.equal(
      new Set(["400 undefined"]),
    );
    const own = `/logout?${toQuery({ client_id: clientId, logout_uri: logoutUrl })}`;
    expect((await house.send(own)).headers["location"]).to.equal(logoutUrl);
  });

  it("is refused: a second redirect_uri beside the right one, before it and after it", async () => {
    const evil = toQuery({ redirect_uri: "https://evil.example/" });
    const url = toUrl("/oauth2/authorize");
    const both = [`${url}&${evil}`, url.replace("?", `?${evil}&`)];
    expect(await placesSent(both)).to.deep.equal(new Set(["400 undefined"]));
  });

  it("is refused: PKCE taken down to plain, to no method, to no challenge, to a short one", async () => {
    const code_challenge = "a".repeat(43);
    const asked: Fields[] = [
      { code_challenge, code_challenge_method: "plain" },
      { code_challenge, code_challenge_method: "s256" },
      { code_challenge, code_challenge_method: "S256 " },
      { code_challenge },
      { code_challenge_method: "S256" },
      { code_challenge: "a".repeat(42), code_challenge_method: "S256" },
    ];
    const replies = await Promise.all(
      asked.map((more) => house.send(toUrl("/oauth2/authorize", more), { headers: { cookie } })),
    );
    const answers = replies.map(({ headers }) => new URL(headers["location"] ?? "").searchParams);
    expect(answers.map((answer) => [answer.get("error"), answer.has("code")])).to.deep.equal(
      Array(asked.length).fill(["invalid_request", false]),
    );
  });

  it("is refused: a place in the form, in a header or in a path that is not the request's", async () => {
    const browser = createBrowser(house);
    const evil = { redirect_uri: "https://evil.example/", logout_uri: "https://evil.example/" };
    const headers = {
      referer: "https://evil.example/",
      "x-forwarded-host": "evil.example",
      forwarded: "host=evil.example",
    };
    const replies = [
      await browser.submit("/login", { username: "alice", password: "wrong", ...evil }, { headers }),
      await house.send(toUrl("/oauth2/authorize"), { headers }),
      await house.send("//evil.example/login", { headers }),
      await house.send("/login/..//evil.example", { headers }),
    ];
    const sent = replies.map((reply) => reply.headers["location"]?.split("?")[0]);
    expect(sent).to.deep.equal(["/login", "/login", undefined, undefined]);
    await house.requireControl();
  });
});

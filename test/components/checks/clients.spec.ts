import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { standardWritableAttributes } from "../../../components/checks/attribute-names";
import { clientPath, parseClients, warnOfClients } from "../../../components/checks/clients";
import { parseCustomAttributes } from "../../../components/checks/custom-attributes";
import { refusalOf } from "./refusal-of";

const lifetimes = { accessMinutes: 60, idMinutes: 60, refreshDays: 30, rotation: undefined };
const parse = (client?: unknown, clients?: unknown, customAttributes: unknown = {}) => {
  const attributes = parseCustomAttributes({ where: "users.customAttributes", value: customAttributes });
  const shared = { lifetimes, attributes };
  return parseClients({ where: "client", value: client }, { where: "clients", value: clients }, shared);
};
const refused = (client?: unknown, clients?: unknown) => refusalOf(() => parse(client, clients));
const callbackUrls = ["https://app.org/callback"];
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`web${index}`, {}]));

describe("checks/clients", () => {
  it("has one client without a sign-in page unless told otherwise", () => {
    expect(parse()).to.deep.equal([
      {
        key: "client",
        callbackUrls: [],
        logoutUrls: [],
        oauthFlows: [],
        authFlows: [],
        scopes: [],
        generateSecret: false,
        readAttributes: undefined,
        writeAttributes: undefined,
        ...lifetimes,
      },
    ]);
  });

  it("asks for a code, openid, email and profile on the sign-in page", () => {
    const [client] = parse({ callbackUrls });
    expect([client?.oauthFlows, client?.scopes]).to.deep.equal([["code"], ["openid", "email", "profile"]]);
  });

  it("takes every choice that was made, the first client first", () => {
    const web = {
      callbackUrls,
      logoutUrls: [pulumi.output("https://app.org/")],
      oauthFlows: ["implicit", "code"],
      authFlows: ["userPassword", "adminUserPassword"],
      scopes: ["openid", "notes/read"],
      generateSecret: true,
      readAttributes: ["email", "email_verified"],
      writeAttributes: ["name"],
    };
    const [client, other] = parse({ generateSecret: true }, { web });
    expect([client?.key, client?.generateSecret, other]).to.deep.equal([
      "client",
      true,
      { key: "web", ...web, ...lifetimes },
    ]);
  });

  it("takes an empty list of callback URLs for no sign-in page", () => {
    expect(parse({ callbackUrls: [], logoutUrls: [] })).to.deep.equal(parse());
  });

  for (const [option, value] of [
    ["logoutUrls", ["https://app.org/"]],
    ["oauthFlows", ["code"]],
    ["scopes", ["openid"]],
  ] as const) {
    it(`refuses ${option} without callback URLs`, () => {
      expect(refused({ [option]: value })).to.equal(
        `client.${option} needs callbackUrls: write where the sign-in page may send people back, or leave it out`,
      );
    });
  }

  it("refuses an empty list of attributes, which could mean all", () => {
    expect([refused({ readAttributes: [] }), refused({ writeAttributes: [] })]).to.deep.equal([
      "client.readAttributes must hold an attribute: write what the client may read",
      "client.writeAttributes must hold an attribute: write what the client may write",
    ]);
  });

  it("refuses a callback URL that Cognito does not take, quoting it", () => {
    expect(refused({}, { web: { callbackUrls: ["http://app.org"] } })).to.equal(
      'clients["web"].callbackUrls[0] uses http beyond localhost, 127.0.0.1 and [::1], got "http://app.org": write https',
    );
  });

  it("refuses a logout URL that Cognito does not take", () => {
    expect(refused({ callbackUrls, logoutUrls: ["https://app.org/#out"] })).to.equal(
      'client.logoutUrls[0] cannot hold a fragment, got "https://app.org/#out": write it without # and what follows',
    );
  });

  it("refuses an empty list of OAuth flows", () => {
    expect(refused({ callbackUrls, oauthFlows: [] })).to.equal(
      "client.oauthFlows must hold a flow: leave it out for code",
    );
  });

  it("refuses an OAuth flow for machines", () => {
    expect(refused({ callbackUrls, oauthFlows: ["clientCredentials"] })).to.equal(
      'client.oauthFlows[0] is not one of its values, got "clientCredentials": write one of code, implicit',
    );
  });

  it("refuses a sign-in flow by a name of Cognito's", () => {
    expect(refused({ authFlows: ["ADMIN_NO_SRP_AUTH"] })).to.equal(
      'client.authFlows[0] is not one of its values, got "ADMIN_NO_SRP_AUTH": write one of userPassword, adminUserPassword, userAuth, custom',
    );
  });

  it("refuses scopes without openid", () => {
    expect(refused({ callbackUrls, scopes: ["email"] })).to.equal(
      'client.scopes must hold openid: add "openid", which sign-in asks for',
    );
  });

  it("refuses an empty list of scopes", () => {
    expect(refused({ callbackUrls, scopes: [] })).to.equal(
      'client.scopes must hold openid: add "openid", which sign-in asks for',
    );
  });

  it("takes 50 scopes, refuses more", () => {
    const scopes = ["openid", ...Array.from({ length: 50 }, (_, index) => `notes/${index}`)];
    expect([refused({ callbackUrls, scopes: scopes.slice(0, 50) }), refused({ callbackUrls, scopes })]).to.deep.equal([
      undefined,
      "client.scopes must be 50 at most, got 51: leave some out",
    ]);
  });

  it("lets people read and write what Cognito lets them, while the pool has no custom attribute", () => {
    const [client] = parse();
    expect([client?.readAttributes, client?.writeAttributes]).to.deep.equal([undefined, undefined]);
  });

  it("lets people write no custom attribute unless told otherwise", () => {
    const clients = parse({}, { web: { callbackUrls } }, { plan: {} });
    expect(clients.map(({ readAttributes, writeAttributes }) => [readAttributes, writeAttributes])).to.deep.equal([
      [undefined, standardWritableAttributes],
      [undefined, standardWritableAttributes],
    ]);
  });

  it("lets people read and write the custom attributes that a client names", () => {
    const attributes = { readAttributes: ["custom:team"], writeAttributes: ["email", "custom:team"] };
    const [client] = parse(attributes, {}, { team: {} });
    expect([client?.readAttributes, client?.writeAttributes]).to.deep.equal([
      ["custom:team"],
      ["email", "custom:team"],
    ]);
  });

  it("refuses to let people read an attribute that the pool has not, naming the nearest", () => {
    expect(refused({ readAttributes: ["emial"] })).to.equal(
      'client.readAttributes[0] is no attribute of this pool, got "emial": did you mean email',
    );
  });

  it("refuses to let people write an attribute that the pool has not, naming the nearest", () => {
    expect(refused({}, { web: { writeAttributes: ["name", "nickame"] } })).to.equal(
      'clients["web"].writeAttributes[1] is no attribute of this pool, got "nickame": did you mean nickname',
    );
  });

  it("refuses to let people write what Cognito sets alone, though they may read it", () => {
    expect([refused({ readAttributes: ["sub"] }), refused({ writeAttributes: ["sub"] })]).to.deep.equal([
      undefined,
      'client.writeAttributes[0] is set by Cognito alone, got "sub": leave it out',
    ]);
  });

  it("refuses the name of the first client for another", () => {
    expect(refused({}, { client: {} })).to.equal(
      'clients["client"] has the name of the first client: write another name',
    );
  });

  it("refuses a name that no resource can have", () => {
    expect(refused({}, { "my web": {} })).to.equal(
      'the name of clients["my web"] must be letters, digits, _ and -, a letter first, got "my web": write one such as "notes"',
    );
  });

  it("takes as many clients as an authorizer takes audiences, refuses more", () => {
    expect([parse({}, many(49)).length, refused({}, many(50))]).to.deep.equal([
      50,
      "clients must be 49 at most, got 50: make a second API",
    ]);
  });

  it("refuses a client that is an output, by name", () => {
    expect(refused({}, { web: pulumi.output({}) })).to.equal(
      'clients["web"] must be known while the program runs, got an output or a promise: write it as a plain object',
    );
  });

  it("names clients as they are written", () => {
    expect([clientPath("client"), clientPath("web")]).to.deep.equal(["client", 'clients["web"]']);
  });

  it("warns of addresses that are nobody's", () => {
    const clients = parse({ callbackUrls: ["https://example.com/a"], logoutUrls: ["https://www.example.org"] });
    expect(warnOfClients(clients)).to.deep.equal([
      'client sends people to "https://example.com/a", a host that is nobody\'s: write your own',
      'client sends people to "https://www.example.org", a host that is nobody\'s: write your own',
    ]);
  });

  it("warns of a secret beside the implicit flow", () => {
    const secret = { callbackUrls, generateSecret: true };
    const implicit = { ...secret, oauthFlows: ["implicit"] };
    expect(warnOfClients(parse(secret, { web: implicit }))).to.deep.equal([
      'clients["web"] has a secret and the implicit flow: what gets tokens in a browser cannot keep a secret',
    ]);
  });
});

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { readSettings, type StackSettings } from "../../stacks/settings";
import { record } from "../record";
import { wrongValues } from "./wrong-values";

/** Every key as the CLI hands it to the program. */
const config: Record<string, string> = {
  "aws:region": "eu-west-1",
  "secured-api:callbackUrls": '["https://app.acme.io/callback","com.acme.app://signed-in"]',
  "secured-api:logoutUrls": '["https://app.acme.io/"]',
  "secured-api:corsOrigins": '["https://app.acme.io"]',
  "secured-api:sesIdentityArn": "arn:aws:ses:eu-west-1:123456789012:identity/acme.io",
  "secured-api:emailFrom": "no-reply@acme.io",
  "secured-api:domainPrefix": "notes-of-acme",
  "secured-api:authFlows": '["adminUserPassword"]',
  "secured-api:mfa": "required",
  "secured-api:tokenUse": "accessOrId",
  "secured-api:accessMinutes": "5",
  "secured-api:idMinutes": "1440",
  "secured-api:refreshDays": "3650",
  "secured-api:logRetentionDays": "0",
  "secured-api:throttleRequestsPerSecond": "1",
  "secured-api:throttleBurst": "2147483647",
  "secured-api:deletionProtection": "false",
};

/** Reads the configuration with some keys changed, or taken away by undefined. */
async function read(change: Record<string, string | undefined> = {}): Promise<StackSettings> {
  const given = Object.entries({ ...config, ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const settings: StackSettings[] = [];
  const program = () => {
    pulumi.runtime.setAllConfig(Object.fromEntries(given));
    settings.push(readSettings());
  };
  await record(program, { project: "secured-api" });
  return settings[0] as StackSettings;
}

/** What the program is stopped with. */
async function refusalOf(change: Record<string, string | undefined>): Promise<string> {
  return read(change).then(
    () => "none",
    (error: unknown) => (pulumi.RunError.isInstance(error) ? error.message : `no RunError: ${error}`),
  );
}

describe("readSettings", () => {
  it("refuses a sender without an SES identity, which would send nothing", async () => {
    expect(await refusalOf({ "secured-api:sesIdentityArn": "" })).to.equal(
      "secured-api:emailFrom needs secured-api:sesIdentityArn; set it with `pulumi config set secured-api:sesIdentityArn arn:aws:ses:eu-west-1:123456789012:identity/example.com`",
    );
  });

  it("reads every key", async () => {
    expect(await read()).to.deep.equal({
      region: "eu-west-1",
      callbackUrls: ["https://app.acme.io/callback", "com.acme.app://signed-in"],
      logoutUrls: ["https://app.acme.io/"],
      corsOrigins: ["https://app.acme.io"],
      sesIdentityArn: "arn:aws:ses:eu-west-1:123456789012:identity/acme.io",
      emailFrom: "no-reply@acme.io",
      domainPrefix: "notes-of-acme",
      authFlows: ["adminUserPassword"],
      mfa: "required",
      tokenUse: "accessOrId",
      accessMinutes: 5,
      idMinutes: 1440,
      refreshDays: 3650,
      logRetentionDays: 0,
      throttleRequestsPerSecond: 1,
      throttleBurst: 2147483647,
      deletionProtection: false,
    });
  });

  it("leaves the domain prefix to be derived where it is empty or out", async () => {
    expect((await read({ "secured-api:domainPrefix": "" })).domainPrefix).to.equal(undefined);
    expect((await read({ "secured-api:domainPrefix": undefined })).domainPrefix).to.equal(undefined);
  });

  it("takes no origins and no sign-in flows", async () => {
    const { corsOrigins, authFlows } = await read({ "secured-api:corsOrigins": "[]", "secured-api:authFlows": "[]" });
    expect([corsOrigins, authFlows]).to.deep.equal([[], []]);
  });

  it("leaves keys of other namespaces alone", async () => {
    expect((await read({ "acme:callbackUrl": "x" })).region).to.equal("eu-west-1");
  });

  const missing: [string, string][] = [
    ["aws:region", "aws:region eu-west-1"],
    ["secured-api:callbackUrls", "--path 'secured-api:callbackUrls[0]' https://app.example.com/callback"],
    ["secured-api:logoutUrls", "--path 'secured-api:logoutUrls[0]' https://app.example.com/"],
    ["secured-api:corsOrigins", "--path 'secured-api:corsOrigins[0]' https://app.example.com"],
    ["secured-api:authFlows", "--path 'secured-api:authFlows[0]' userPassword"],
    ["secured-api:mfa", "secured-api:mfa optional"],
    ["secured-api:tokenUse", "secured-api:tokenUse access"],
    ["secured-api:accessMinutes", "secured-api:accessMinutes 60"],
    ["secured-api:idMinutes", "secured-api:idMinutes 60"],
    ["secured-api:refreshDays", "secured-api:refreshDays 30"],
    ["secured-api:logRetentionDays", "secured-api:logRetentionDays 365"],
    ["secured-api:throttleRequestsPerSecond", "secured-api:throttleRequestsPerSecond 10000"],
    ["secured-api:throttleBurst", "secured-api:throttleBurst 5000"],
    ["secured-api:deletionProtection", "secured-api:deletionProtection true"],
  ];
  for (const [key, command] of missing) {
    it(`refuses a stack without ${key}`, async () => {
      const message = `${key} is missing: every stack needs it; set it with \`pulumi config set ${command}\``;
      expect([await refusalOf({ [key]: undefined }), await refusalOf({ [key]: "" })]).to.deep.equal([message, message]);
    });
  }

  /** Title, key, value, what is wrong with it, and what the command sets instead. */

  for (const [title, key, value, message, command] of wrongValues) {
    it(title, async () => {
      expect(await refusalOf({ [`secured-api:${key}`]: value })).to.equal(
        `secured-api:${key}${message}; set it with \`pulumi config set ${command}\``,
      );
    });
  }

  it("refuses what is no region", async () => {
    expect(await refusalOf({ "aws:region": "eu-west1" })).to.equal(
      'aws:region is not a region of AWS, got "eu-west1": write its code; set it with `pulumi config set aws:region eu-west-1`',
    );
  });

  it("refuses a key it does not know and names the nearest", async () => {
    expect(await refusalOf({ "secured-api:calbackUrls": "[]" })).to.equal(
      "secured-api:calbackUrls is not a configuration key: did you mean callbackUrls; remove it with `pulumi config rm secured-api:calbackUrls`",
    );
  });

  it("never quotes the value of a key it does not know", async () => {
    expect(await refusalOf({ "secured-api:apiKey": "hunter2" })).to.equal(
      "secured-api:apiKey is not a configuration key: write one of callbackUrls, logoutUrls, corsOrigins, sesIdentityArn, emailFrom, domainPrefix, authFlows, mfa, tokenUse, accessMinutes, idMinutes, refreshDays, logRetentionDays, throttleRequestsPerSecond, throttleBurst, deletionProtection; remove it with `pulumi config rm secured-api:apiKey`",
    );
  });

  it("does not take the region for a key of the project", async () => {
    expect(await refusalOf({ "secured-api:region": "eu-west-1" })).to.match(
      /^secured-api:region is not a configuration key: /,
    );
  });
});

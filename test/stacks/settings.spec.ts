import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { readSettings, type StackSettings } from "../../stacks/settings";
import { record } from "../record";

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
  const wrong: [string, string, string, string, string][] = [
    [
      "refuses a stack that may send people nowhere",
      "callbackUrls",
      "[]",
      " is missing: every stack needs at least one",
      "--path 'secured-api:callbackUrls[0]' https://app.example.com/callback",
    ],
    [
      "refuses a callback in the clear",
      "callbackUrls",
      '["http://app.acme.io/callback"]',
      '[0] uses http beyond localhost, 127.0.0.1 and [::1], got "http://app.acme.io/callback": write https',
      "--path 'secured-api:callbackUrls[0]' https://app.example.com/callback",
    ],
    [
      "refuses a logout URL in the clear",
      "logoutUrls",
      '["https://app.acme.io/","http://app.acme.io/"]',
      '[1] uses http beyond localhost, 127.0.0.1 and [::1], got "http://app.acme.io/": write https',
      "--path 'secured-api:logoutUrls[0]' https://app.example.com/",
    ],
    [
      "refuses an origin with a path",
      "corsOrigins",
      '["https://app.acme.io/"]',
      '[0] is not how a browser writes an origin, got "https://app.acme.io/": write https://app.acme.io',
      "--path 'secured-api:corsOrigins[0]' https://app.example.com",
    ],
    [
      "refuses a list that is a text",
      "corsOrigins",
      "https://app.acme.io",
      ' must be a list of texts, got "https://app.acme.io": write each on a line of its own after a hyphen',
      "--path 'secured-api:corsOrigins[0]' https://app.example.com",
    ],
    [
      "refuses a list of numbers",
      "callbackUrls",
      "[7]",
      ' must be a list of texts, got "[7]": write each on a line of its own after a hyphen',
      "--path 'secured-api:callbackUrls[0]' https://app.example.com/callback",
    ],
    [
      "refuses an SES identity that is not an ARN",
      "sesIdentityArn",
      "acme.io",
      ' must be the ARN of an SES identity, got "acme.io": write arn:aws:ses:<region>:<account>:identity/<address or domain>',
      "secured-api:sesIdentityArn arn:aws:ses:eu-west-1:123456789012:identity/example.com",
    ],
    [
      "refuses a domain prefix that AWS keeps for itself",
      "domainPrefix",
      "my-cognito",
      ' holds "cognito", which AWS keeps for itself, got "my-cognito": write it without that word',
      "secured-api:domainPrefix notes-of-acme",
    ],
    [
      "refuses an unknown sign-in flow",
      "authFlows",
      '["userPasword"]',
      '[0] is not one of its values, got "userPasword": did you mean userPassword',
      "--path 'secured-api:authFlows[0]' userPassword",
    ],
    [
      "refuses a sign-in flow that stands twice",
      "authFlows",
      '["userPassword","userPassword"]',
      ' holds a value twice, got "userPassword": write it once',
      "--path 'secured-api:authFlows[0]' userPassword",
    ],
    [
      "refuses an unknown second factor",
      "mfa",
      "ON",
      ' is not one of its values, got "ON": write one of off, optional, required',
      "secured-api:mfa optional",
    ],
    [
      "refuses an unknown kind of token",
      "tokenUse",
      "acces",
      ' is not one of its values, got "acces": did you mean access',
      "secured-api:tokenUse access",
    ],
    [
      "refuses an access token of less than 5 minutes",
      "accessMinutes",
      "4",
      " must be a whole number from 5 to 1440, got 4: write 5 or more",
      "secured-api:accessMinutes 60",
    ],
    [
      "refuses an access token of more than a day",
      "accessMinutes",
      "1441",
      " must be a whole number from 5 to 1440, got 1441: write 1440 or less",
      "secured-api:accessMinutes 60",
    ],
    [
      "refuses an ID token of less than 5 minutes",
      "idMinutes",
      "4",
      " must be a whole number from 5 to 1440, got 4: write 5 or more",
      "secured-api:idMinutes 60",
    ],
    [
      "refuses an ID token of more than a day",
      "idMinutes",
      "1441",
      " must be a whole number from 5 to 1440, got 1441: write 1440 or less",
      "secured-api:idMinutes 60",
    ],
    [
      "refuses a refresh token of no days",
      "refreshDays",
      "0",
      " must be a whole number from 1 to 3650, got 0: write 1 or more",
      "secured-api:refreshDays 30",
    ],
    [
      "refuses a refresh token of more than ten years",
      "refreshDays",
      "3651",
      " must be a whole number from 1 to 3650, got 3651: write 3650 or less",
      "secured-api:refreshDays 30",
    ],
    [
      "refuses a number of days CloudWatch does not know",
      "logRetentionDays",
      "8",
      " is not a number of days CloudWatch keeps, got 8: write one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
      "secured-api:logRetentionDays 365",
    ],
    [
      "refuses a throttle that lets nothing through",
      "throttleRequestsPerSecond",
      "0",
      " must be a whole number from 1 to 2147483647, got 0: write 1 or more",
      "secured-api:throttleRequestsPerSecond 10000",
    ],
    [
      "refuses an empty bucket",
      "throttleBurst",
      "0",
      " must be a whole number from 1 to 2147483647, got 0: write 1 or more",
      "secured-api:throttleBurst 5000",
    ],
    [
      "refuses a fraction",
      "idMinutes",
      "7.5",
      " must be a whole number from 5 to 1440, got 7.5: write it without a fraction",
      "secured-api:idMinutes 60",
    ],
    [
      "refuses a number in words",
      "refreshDays",
      "0x1e",
      ' must be a whole number from 1 to 3650, got "0x1e": write it as a plain number',
      "secured-api:refreshDays 30",
    ],
    [
      "refuses a switch that says yes",
      "deletionProtection",
      "yes",
      ' must be true or false, got "yes": write one',
      "secured-api:deletionProtection true",
    ],
  ];
  for (const [title, key, value, message, command] of wrong) {
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

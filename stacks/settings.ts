import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, Mfa, TokenUse } from "../components";
import { requireDomainPrefix } from "../components/checks/domain-prefix";
import { requireSesIdentityArn } from "../components/checks/email-sender";
import { parseRetention } from "../components/checks/logs";
import { requireOrigins } from "../components/checks/origins";
import { refuse, show } from "../components/checks/refusal";
import { requireRedirectUrls } from "../components/checks/urls";
import { type ConfigKey, readConfig } from "./config";
import { anyTexts, choice, choices, flag, optionalText, text, texts, wholeNumber } from "./config-keys";

/** What differs between the environments: the values of `Pulumi.<stack>.yaml`, complete and checked. */
export interface StackSettings {
  /** AWS region (`aws:region`), for example `eu-west-1`. */
  region: string;

  /** Where the sign-in page may send people back, one or more. */
  callbackUrls: string[];

  /** Where the sign-in page may send people after signing out, one or more. */
  logoutUrls: string[];

  /** Origins of the web pages that may call the API. */
  corsOrigins: string[];

  /** ARN of the SES identity that the pool's e-mail is sent through. Undefined: Cognito's own sender, 50 messages a day. */
  sesIdentityArn: string | undefined;

  /** Sender of that e-mail; needed if the identity is a domain. */
  emailFrom: string | undefined;

  /** Prefix of the sign-in page's host name. Undefined: derived from account, project and stack. */
  domainPrefix: string | undefined;

  /** Password sign-in flows that the client allows besides SRP and refresh. */
  authFlows: AuthFlow[];

  /** Second factor. */
  mfa: Mfa;

  /** Which tokens protected routes take. */
  tokenUse: TokenUse;

  /** Life of an access token, minutes. */
  accessMinutes: number;

  /** Life of an ID token, minutes. */
  idMinutes: number;

  /** Life of a refresh token, days. */
  refreshDays: number;

  /** How long logs are kept, days; 0 keeps them for ever. */
  logRetentionDays: number;

  /** Steady rate of the whole API, requests a second. */
  throttleRequestsPerSecond: number;

  /** Size of the throttle's bucket, requests. */
  throttleBurst: number;

  /** Pool and table refuse to be deleted. */
  deletionProtection: boolean;
}

/** Largest number of API Gateway's throttle settings, which are 32 bits wide. */
const maxRate = 2 ** 31 - 1;

const keys: { [K in keyof StackSettings]: ConfigKey<StackSettings[K]> } = {
  region: { ...text(requireRegion, "eu-west-1"), namespace: "aws" },
  callbackUrls: texts((urls, where) => requireRedirectUrls(urls, where, show), "https://app.example.com/callback"),
  logoutUrls: texts((urls, where) => requireRedirectUrls(urls, where, show), "https://app.example.com/"),
  corsOrigins: anyTexts((urls, where) => requireOrigins(urls, where, false, show), "https://app.example.com"),
  sesIdentityArn: optionalText(
    (arn, where) => requireSesIdentityArn(arn, where, show).arn,
    "arn:aws:ses:eu-west-1:123456789012:identity/example.com",
  ),
  emailFrom: optionalText((sender) => sender, "no-reply@example.com"),
  domainPrefix: optionalText((prefix, where) => requireDomainPrefix(prefix, where, show), "notes-of-acme"),
  authFlows: choices([AuthFlow.UserPassword, AuthFlow.AdminUserPassword], AuthFlow.UserPassword),
  mfa: choice(Object.values(Mfa), Mfa.Optional),
  tokenUse: choice(Object.values(TokenUse), TokenUse.Access),
  accessMinutes: wholeNumber(5, 1440, 60),
  idMinutes: wholeNumber(5, 1440, 60),
  refreshDays: wholeNumber(1, 3650, 30),
  logRetentionDays: retention(365),
  throttleRequestsPerSecond: wholeNumber(1, maxRate, 10_000),
  throttleBurst: wholeNumber(1, maxRate, 5_000),
  deletionProtection: flag(true),
};

/**
 * Reads the configuration of the stack; nothing else does.
 *
 * @throws pulumi.RunError that names the key and the command that sets it, for a key that is missing, mistyped, unknown
 * or out of bounds.
 */
export function readSettings(): StackSettings {
  const settings = readConfig(keys);
  requireIdentityOf(settings);
  return settings;
}

/** A sender alone would be lost without a word. */
function requireIdentityOf({ emailFrom, sesIdentityArn }: StackSettings): void {
  if (emailFrom === undefined || sesIdentityArn !== undefined) return;
  const [key, example] = [`${pulumi.getProject()}:sesIdentityArn`, keys.sesIdentityArn.example];
  throw new pulumi.RunError(
    `${pulumi.getProject()}:emailFrom needs ${key}; set it with \`pulumi config set ${key} ${example}\``,
  );
}

function retention(example: number): ConfigKey<number> {
  const days = wholeNumber(0, 3653, example);
  return { ...days, parse: (option) => parseRetention({ where: option.where, value: days.parse(option) }) };
}

function requireRegion(region: string, where: string): string {
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) refuse(where, "is not a region of AWS", "write its code", show(region));
  return region;
}

import type { EmailSender } from "../args/messages";
import { type Option, readOptions } from "./options";
import { type Describe, hide, isComputed, refuse, show } from "./refusal";
import { parseText, requireText, toInput } from "./values";

/** Regions whose SES identities every user pool can send with, besides those of its own region (Cognito, e-mail settings). */
const sharedRegions = ["eu-west-1", "us-east-1", "us-west-2"];

const arnForm = /^arn:aws[a-z-]*:ses:([a-z0-9-]+):\d{12}:identity\/([^\s/*]+)$/;

/** Reads `users.email`; undefined if it was left out. Of a computed ARN the rest is checked by `requireEmailSender`. */
export function parseEmailSender(option: Option): EmailSender | undefined {
  if (option.value === undefined) return undefined;
  const given = readOptions(option.where, option.value, ["sesIdentityArn", "from", "replyTo", "configurationSet"]);
  if (given.sesIdentityArn.value === undefined) {
    refuse(given.sesIdentityArn.where, "is missing", "write the ARN of an SES identity");
  }
  const sesIdentityArn = toInput(given.sesIdentityArn.where, given.sesIdentityArn.value);
  const from = parseSender(given.from);
  if (!isComputed(sesIdentityArn)) requireIdentity(sesIdentityArn, from, option.where, show);
  const replyTo = parseReplyTo(given.replyTo);
  const configurationSet = parseConfigurationSet(given.configurationSet);
  return {
    sesIdentityArn,
    ...(from === undefined ? {} : { from }),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(configurationSet === undefined ? {} : { configurationSet }),
  };
}

/**
 * Takes an SES identity whose ARN is known by now.
 *
 * @param region Of the user pool.
 * @param where Path of the options it stands in.
 * @returns the ARN
 * @throws Refusal for one of another form, without the sender, or in a region that the pool cannot send from.
 */
export function requireEmailSender(
  { sesIdentityArn, from }: { sesIdentityArn: unknown; from?: string | undefined },
  region: string,
  where = "users.email",
  describe: Describe = hide,
): string {
  const identity = requireIdentity(sesIdentityArn, from, where, describe);
  const regions = [...new Set([...sharedRegions, region])];
  if (!regions.includes(identity.region)) {
    const instead = `write an identity in ${regions.join(", ")}`;
    refuse(`${where}.sesIdentityArn`, "is in a region the pool cannot send from", instead, show(identity.region));
  }
  return identity.arn;
}

/**
 * Takes the ARN of an SES identity.
 *
 * @returns it, with the region and the name in it
 * @throws Refusal for anything else.
 */
export function requireSesIdentityArn(value: unknown, where: string, describe: Describe = hide) {
  const arn = requireText(value, where, describe);
  const [, region, name] = arnForm.exec(arn) ?? [];
  if (region === undefined || name === undefined) {
    const instead = "write arn:aws:ses:<region>:<account>:identity/<address or domain>";
    refuse(where, "must be the ARN of an SES identity", instead, describe(arn));
  }
  return { arn, region, name };
}

/** An address has one `@`; a name is an identity too, and covers its sub-domains. */
function requireIdentity(value: unknown, from: string | undefined, where: string, describe: Describe) {
  const { arn, region, name } = requireSesIdentityArn(value, `${where}.sesIdentityArn`, describe);
  if (from !== undefined) requireSenderOf(name, from, `${where}.from`);
  else if (!name.includes("@")) refuse(`${where}.from`, "is missing", "a domain needs it: write no-reply@<the domain>");
  return { arn, region };
}

function requireSenderOf(identity: string, from: string, where: string): void {
  const [local = "", domain = ""] = toAddress(from).split("@");
  const [name = "", ofAddress] = identity.split("@");
  const host = (ofAddress ?? name).toLowerCase();
  const isOfDomain = ofAddress === undefined && `.${domain.toLowerCase()}`.endsWith(`.${host}`);
  const isSame = ofAddress !== undefined && local === name && domain.toLowerCase() === host;
  if (isOfDomain || isSame) return;
  const instead = ofAddress === undefined ? "write an address of its domain" : "write the address of the identity";
  refuse(where, "does not belong to the SES identity", instead, show(from));
}

const addressForm =
  /^[^\s@<>()[\]\\,;:"]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const nameForm = /^(?:[^\p{C}<>()[\]\\,;:@"]+|"[^\p{C}"\\]*") $/u;

/** An address, or a name before one in angle brackets. */
function parseSender(option: Option): string | undefined {
  const sender = parseText(option);
  if (sender === undefined) return undefined;
  const address = toAddress(sender);
  if (!addressForm.test(address)) {
    refuse(
      option.where,
      "must be an address",
      "write no-reply@example.com, or Notes <no-reply@example.com>",
      show(sender),
    );
  }
  const name = sender.slice(0, sender.length - address.length - 2);
  if (sender !== address && !nameForm.test(name)) {
    const instead =
      'write it before a space, in double quotes if it holds punctuation: "Notes, Inc." <no-reply@example.com>';
    refuse(option.where, "has a name that mail programs cannot read", instead, show(sender));
  }
  return sender;
}

function toAddress(sender: string): string {
  return /<([^<>]*)>$/.exec(sender)?.[1] ?? sender;
}

function parseReplyTo(option: Option): string | undefined {
  const address = parseText(option);
  if (address !== undefined && !addressForm.test(address)) {
    refuse(option.where, "must be an address", "write one such as help@example.com, without a name", show(address));
  }
  return address;
}

function parseConfigurationSet(option: Option): string | undefined {
  const name = parseText(option);
  if (name !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(name)) {
    refuse(option.where, "must be 1 to 64 letters, digits, _ and -", "write the name of the set", show(name));
  }
  return name;
}

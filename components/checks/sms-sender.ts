import type { SmsSender } from "../args/messages";
import { type Option, readOptions } from "./options";
import { refuse, show } from "./refusal";
import { parseText } from "./values";

/** Reads `users.sms`; undefined if it was left out: no SMS then. */
export function parseSmsSender(option: Option): SmsSender | undefined {
  if (option.value === undefined) return undefined;
  const given = readOptions(option.where, option.value, ["snsRegion"]);
  const snsRegion = parseText(given.snsRegion);
  if (snsRegion === undefined) return {};
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(snsRegion)) {
    refuse(given.snsRegion.where, "is not a region of AWS", "write its code, such as eu-west-1", show(snsRegion));
  }
  return { snsRegion };
}

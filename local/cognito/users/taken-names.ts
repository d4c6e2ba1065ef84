import { AliasExists } from "../errors";
import type { OnTaken } from "./users";

/** Refuses to take an e-mail address, a phone number or a preferred user name from another user. */
export const aliasTaken: OnTaken = {
  refuse: (name) => new AliasExists(`An account with the ${kindOf(name)} already exists.`),
};

function kindOf(name: string): string {
  if (name.includes("@")) return "email";
  return name.startsWith("+") ? "phone_number" : "preferred_username";
}

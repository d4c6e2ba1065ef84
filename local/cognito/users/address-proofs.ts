import { InvalidParameter } from "../errors";
import type { UserRecord } from "../records";
import type { Services } from "../services";
import type { TokenHolder } from "../tokens/access-tokens";
import { withAddressCode } from "./attribute-changes";
import { codeLife, makeCode, requireCode } from "./codes";
import type { Delivery } from "./delivery";
import { aliasTaken } from "./taken-names";

/**
 * Sends a code that proves an address of the user, or the one that it is to become; the code before it is void.
 *
 * @param attribute as the caller named it
 * @returns where it went
 * @throws InvalidParameter, LimitExceeded, and what the custom message trigger throws
 */
export async function sendAddressCode(
  services: Services,
  { pool: { settings: pool }, client, user: holder }: TokenHolder,
  attribute: string,
  clientMetadata: Record<string, string> | undefined,
): Promise<Delivery> {
  const name = requireAddressName(attribute);
  await services.attempts.countHourly(pool.id, holder.username, "attributeCode");
  const { code, record } = makeCode(codeLife.attribute, services.clock());
  let address = "";
  const user = await services.users.update(pool, holder.username, (one) => {
    const value = one.attributeCodes?.[name]?.value;
    address = value ?? one.attributes[name] ?? "";
    if (address === "") throw new InvalidParameter(`User has no attribute ${name} that a code can be sent to.`);
    return withAddressCode(one, name, value === undefined ? record : { ...record, value });
  });
  const notice = { pool, client: client.settings, user, source: "VerifyUserAttribute", clientMetadata } as const;
  await services.notify({ ...notice, kind: "attribute", to: address, code });
  return { attribute: name, address };
}

/**
 * Proves an address by the code that was sent to it, which is good once. An address that waited for it is the user's from now
 * on.
 *
 * @throws InvalidParameter, CodeMismatch, ExpiredCode, LimitExceeded, AliasExists if another user signs in with it
 */
export async function proveAddress(
  services: Services,
  { pool: { settings: pool }, user: holder }: TokenHolder,
  attribute: string,
  code: string,
): Promise<void> {
  const name = requireAddressName(attribute);
  await services.attempts.countHourly(pool.id, holder.username, "attributeVerification");
  const prove = (one: UserRecord) => {
    const { value } = requireCode(one.attributeCodes?.[name], code, services.clock());
    const address = value === undefined ? {} : { [name]: value };
    const attributes = { ...one.attributes, ...address, [`${name}_verified`]: "true" };
    const passwordReset = value === undefined ? one.passwordReset : undefined;
    return { ...withAddressCode(one, name, undefined), attributes, passwordReset };
  };
  await services.users.update(pool, holder.username, prove, aliasTaken);
}

function requireAddressName(attribute: string): Delivery["attribute"] {
  if (attribute === "email" || attribute === "phone_number") return attribute;
  throw new InvalidParameter(`${attribute} is no attribute that can be verified: email and phone_number are`);
}

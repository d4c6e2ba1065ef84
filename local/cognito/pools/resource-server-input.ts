import { InvalidParameter } from "../errors";
import { listOf, optional, required, structure, text } from "../input/checks";
import type { ResourceServerSettings } from "../settings";
import type { ResourceServer } from "./resource-servers";

/** What a resource server is besides its identifier. */
export const resourceServerDetails = {
  Name: required(text({ min: 1, max: 256, pattern: "[\\w\\s+=,.@-]+" })),
  Scopes: optional(
    listOf(
      structure({
        ScopeName: required(text({ min: 1, max: 256, pattern: "[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+" })),
        ScopeDescription: required(text({ min: 1, max: 256 })),
      }),
      { max: 100 },
    ),
  ),
} as const;

interface ResourceServerInput {
  UserPoolId: string;
  Identifier: string;
  Name: string;
  Scopes?: { ScopeName: string; ScopeDescription: string }[] | undefined;
}

/** @throws InvalidParameter for two scopes of one name */
export function readResourceServer({ UserPoolId, Identifier, Name, Scopes = [] }: ResourceServerInput) {
  const scopes = Scopes.map(({ ScopeName, ScopeDescription }) => ({ name: ScopeName, description: ScopeDescription }));
  const twice = scopes.find(({ name }, index) => scopes.findIndex((one) => one.name === name) < index);
  if (twice !== undefined) throw new InvalidParameter(`Duplicate scope name found: ${twice.name}`);
  const settings: ResourceServerSettings = { poolId: UserPoolId, identifier: Identifier, name: Name, scopes };
  return settings;
}

/** A resource server as the API shows it. */
export function toResourceServerType({ settings }: ResourceServer) {
  return {
    UserPoolId: settings.poolId,
    Identifier: settings.identifier,
    Name: settings.name,
    Scopes: settings.scopes.map(({ name, description }) => ({ ScopeName: name, ScopeDescription: description })),
  };
}

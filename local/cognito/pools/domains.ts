import type { Store } from "../../store";
import { InvalidParameter } from "../errors";
import { type DomainRecord, keyOf, prefixOf } from "../records";
import type { DomainSettings } from "../settings";

export interface Domain {
  settings: DomainSettings;

  /** True: the program declares it, and no call changes it. */
  declared: boolean;
}

/** The sign-in pages of all pools: those the program declares, and those made by calls beside them. */
export interface Domains {
  /** The pool's sign-in pages; undefined: it has none, and no OAuth endpoints. */
  domainOf(poolId: string): DomainSettings | undefined;

  /** By its name, whichever pool has it. */
  domain(name: string): Domain | undefined;

  /** @throws InvalidParameter if there is none, or the program declares it */
  requireOwnDomain(poolId: string, name: string): Domain;

  putDomain(settings: DomainSettings): Promise<Domain>;
  removeDomain(name: string): Promise<void>;
}

/** The domains, and what only the directory does with them. */
export interface OpenDomains extends Domains {
  declareDomains(declared: DomainSettings[]): void;

  /** Drops what is remembered of a pool that is no more. */
  forgetDomains(poolId: string): void;
}

export async function openDomains(store: Store): Promise<OpenDomains> {
  const made = new Map<string, Domain>();
  let declared: Domain[] = [];
  for (const { value } of await store.list<DomainRecord>(prefixOf("domain"))) {
    made.set(value.settings.domain, { ...value, declared: false });
  }
  /** What the program declares comes first: it takes the place of what a call made. */
  const all = () => [...declared, ...made.values()];
  const find = (name: string) => all().find(({ settings }) => settings.domain === name);
  return {
    domainOf: (poolId) => all().find(({ settings }) => settings.poolId === poolId)?.settings,
    domain: find,
    requireOwnDomain: (poolId, name) => {
      const domain = find(name);
      if (domain?.settings.poolId !== poolId) throw new InvalidParameter(`No such domain or user pool exists.`);
      if (!domain.declared) return domain;
      throw new InvalidParameter(`the program declares domain ${name}; change the program to change it`);
    },
    putDomain: async (settings) => {
      const record: DomainRecord = { settings };
      await store.put(keyOf.domain(settings.poolId, settings.domain), record);
      const domain = { settings, declared: false };
      made.set(settings.domain, domain);
      return domain;
    },
    removeDomain: async (name) => {
      const domain = made.get(name);
      if (domain === undefined) return;
      await store.batch([{ type: "del", key: keyOf.domain(domain.settings.poolId, name) }]);
      made.delete(name);
    },
    declareDomains: (next) => {
      declared = next.map((settings) => ({ settings, declared: true }));
    },
    forgetDomains: (poolId) => {
      for (const [name, { settings }] of made) if (settings.poolId === poolId) made.delete(name);
    },
  };
}

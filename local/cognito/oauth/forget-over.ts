import type { Store } from "../../store";
import { type AuthorizationCodeRecord, type PageSessionRecord, prefixOf } from "../records";

/** A code that has been used is known as such for so many milliseconds after its end. */
const memory = 24 * 3_600_000;

/** Deletes codes and page sessions that are long over. */
export async function forgetOver(store: Store, now: number): Promise<void> {
  const codes = await store.list<AuthorizationCodeRecord>(prefixOf("code"));
  const sessions = await store.list<PageSessionRecord>(prefixOf("page-session"));
  const over = [
    ...codes.filter(({ value }) => now >= value.expiresAt + memory),
    ...sessions.filter(({ value }) => now >= value.expiresAt),
  ];
  await store.batch(over.map(({ key }) => ({ type: "del", key })));
}

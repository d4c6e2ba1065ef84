import type { Services } from "../services";

/**
 * Runs what reads the settings of a pool, of its clients or of both, and writes them changed: one at a time per pool, so that
 * none writes over what another was answered with 200 for, nor brings back what was deleted meanwhile. What is to be
 * changed must be read inside.
 */
export function changeSettings<T>({ locks }: Services, poolId: string, change: () => Promise<T>): Promise<T> {
  return locks.run(`settings/${poolId}`, change);
}

type Run<T> = (services: Services) => (input: T) => Promise<unknown>;

/** An operation that is such a change as a whole. */
export function settingsChange<T extends { UserPoolId: string }>(run: Run<T>): Run<T> {
  return (services) => (input) => changeSettings(services, input.UserPoolId, () => run(services)(input));
}

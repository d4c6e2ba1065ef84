import type * as pulumi from "@pulumi/pulumi";

/** Options every part of a component is made with. */
export type ChildOptions = pulumi.CustomResourceOptions & {
  /** The component it belongs to: gives it the component's provider, protection, aliases and transforms. */
  parent: pulumi.Resource;
};

/**
 * Options of a part that may stay in the account after `pulumi destroy`.
 *
 * @param kept Pulumi forgets the part instead of deleting it.
 */
export function keptIf(kept: boolean, opts: ChildOptions): ChildOptions {
  return kept ? { ...opts, retainOnDelete: true } : opts;
}

/**
 * Options of a part that Pulumi refuses to delete or replace.
 *
 * @param locked False leaves the component's own `protect` as it is.
 */
export function lockedIf(locked: boolean, opts: ChildOptions): ChildOptions {
  return locked ? { ...opts, protect: true } : opts;
}

import * as pulumi from "@pulumi/pulumi";
import { refusable } from "./refusable";

/**
 * A value whose computed members are checked once they are known, within the input they are for: a preview may pass
 * without them, an update stops at that resource.
 *
 * @param check Throws a `Refusal`, which becomes the `pulumi.RunError` that this output fails with.
 */
export function whenKnown<T>(
  value: pulumi.Input<T>,
  check: (value: pulumi.Unwrap<T>) => unknown,
): pulumi.Output<pulumi.Unwrap<T>> {
  return pulumi.output(value).apply((known) => {
    refusable(() => check(known));
    return known;
  });
}

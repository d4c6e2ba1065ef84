const prefix = "local-session/";

/** Stands for AWS's session token in a function's environment: on AWS, a role's credentials always carry one. */
export function toSessionToken(functionName: string): string {
  return `${prefix}${functionName}`;
}

/**
 * Name of the role session that a request is made in, which Lambda sets to the function's name. It only words error
 * texts: nothing is decided by it.
 *
 * @returns `local` if the token is not one of ours.
 */
export function toSessionName(sessionToken: unknown): string {
  if (typeof sessionToken !== "string" || !sessionToken.startsWith(prefix)) return "local";
  const name = sessionToken.slice(prefix.length);
  return /^[\w-]{1,64}$/.test(name) ? name : "local";
}

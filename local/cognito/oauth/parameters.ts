/** The parameters of an authorization request (Authorize endpoint), with the most characters each may have. */
export const authorizationParameters = {
  client_id: 128,
  redirect_uri: 1024,
  response_type: 64,
  scope: 4096,
  state: 4096,
  nonce: 1024,
  code_challenge: 128,
  code_challenge_method: 16,
  prompt: 64,
  login_hint: 2048,
  lang: 35,
  identity_provider: 128,
  idp_identifier: 128,
  resource: 2048,
} as const;

/** Name of a parameter of an authorization request. */
export type ParameterName = keyof typeof authorizationParameters;

/** A parameter's value; one without a value counts as not there (RFC 6749, 3.1). */
export function readParameter(query: URLSearchParams, name: ParameterName): string | undefined {
  return query.get(name) || undefined;
}

/**
 * What is wrong with how often a parameter stands there, its length or its bytes; undefined: nothing. Bytes that are no
 * UTF-8 have become U+FFFD: they could not go on as they came.
 */
export function findMisuse(query: URLSearchParams, name: ParameterName): string | undefined {
  const [value = "", ...more] = query.getAll(name);
  const longest = authorizationParameters[name];
  if (more.length > 0) return `${name} is given more than once`;
  if (value.length > longest) return `${name} is longer than ${longest} characters`;
  if (value.includes("\ufffd")) return `${name} is not UTF-8`;
  return undefined;
}

/** The first of a request's misused parameters, in words; undefined: none. */
export function findMisused(query: URLSearchParams): string | undefined {
  const names = Object.keys(authorizationParameters) as ParameterName[];
  return names.map((name) => findMisuse(query, name)).find((problem) => problem !== undefined);
}

/** What is known of a query and has a value, to be carried on through links and forms. */
export function toCanonical(query: URLSearchParams): URLSearchParams {
  const names = Object.keys(authorizationParameters) as ParameterName[];
  const given = names.map((name) => [name, readParameter(query, name)] as const);
  return new URLSearchParams(given.filter((entry): entry is [ParameterName, string] => entry[1] !== undefined));
}

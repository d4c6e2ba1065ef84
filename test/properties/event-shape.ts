/** What is wrong with a value, by its path; empty if it is as it must be. */
type Check = (value: unknown, path: string) => string[];

const text: Check = (value, path) => (typeof value === "string" ? [] : [`${path} is no text`]);
const integer: Check = (value, path) => (Number.isSafeInteger(value) ? [] : [`${path} is no whole number`]);
const flag: Check = (value, path) => (typeof value === "boolean" ? [] : [`${path} is no boolean`]);

function exactly(expected: string): Check {
  return (value, path) => (value === expected ? [] : [`${path} is not ${expected}`]);
}

function like(pattern: RegExp): Check {
  return (value, path) => (typeof value === "string" && pattern.test(value) ? [] : [`${path} is not like ${pattern}`]);
}

function orNull(check: Check): Check {
  return (value, path) => (value === null ? [] : check(value, path));
}

function listOf(check: Check): Check {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((item: unknown, index) => check(item, `${path}[${index}]`))
      : [`${path} is no list`];
}

function mapOf(check: Check, isKey: (key: string) => boolean = () => true): Check {
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${path} is no map`];
    return Object.entries(value).flatMap(([key, member]) =>
      isKey(key) ? check(member, `${path}.${key}`) : [`${path} has the key ${key}`],
    );
  };
}

/** An object with these members and no others; those after `?` may be absent, but never undefined. */
function record(members: Record<string, Check>): Check {
  const checks = new Map(Object.entries(members).map(([name, check]) => [name.replace("?", ""), check]));
  return (value, path) => {
    if (typeof value !== "object" || value === null) return [`${path} is no object`];
    const missing = Object.keys(members).filter((name) => !name.endsWith("?") && !Object.hasOwn(value, name));
    return [
      ...missing.map((name) => `${path}.${name} is missing`),
      ...Object.entries(value).flatMap(([name, member]) => {
        return checks.get(name)?.(member, `${path}.${name}`) ?? [`${path}.${name} is not documented`];
      }),
    ];
  };
}

const isLowerCase = (name: string) => name === name.toLowerCase() && name !== "cookie";

/** The event of payload format 2.0 ("Create AWS Lambda proxy integrations for HTTP APIs"). */
export const checkEvent: Check = record({
  version: exactly("2.0"),
  routeKey: text,
  rawPath: like(/^\//),
  rawQueryString: text,
  "cookies?": listOf(like(/^[^=]/)),
  headers: mapOf(text, isLowerCase),
  "queryStringParameters?": mapOf(text),
  requestContext: record({
    accountId: like(/^\d{12}$/),
    apiId: text,
    "authorizer?": record({ jwt: record({ claims: mapOf(text), scopes: orNull(listOf(text)) }) }),
    domainName: text,
    domainPrefix: text,
    http: record({
      method: like(/^[A-Z]+$/),
      path: like(/^\//),
      protocol: exactly("HTTP/1.1"),
      sourceIp: like(/^[\d.:a-f]+$/),
      userAgent: text,
    }),
    requestId: like(/^[\w-]{15}=$/),
    routeKey: text,
    stage: text,
    time: like(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
    timeEpoch: integer,
  }),
  "body?": like(/./s),
  "pathParameters?": mapOf(text),
  isBase64Encoded: flag,
});

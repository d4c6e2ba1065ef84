import { clientId } from "../start-cognito";

const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

/** Bodies that are no request of any operation. */
export const broken: Record<string, string | Buffer> = {
  nothing: "",
  "a word": "hello",
  "half of an object": '{"ClientId":',
  "an array": "[]",
  null: "null",
  "a number": "1e999",
  "a text": '"x"',
  "single quotes": "{'ClientId':'x'}",
  "a comment": "{/* */}",
  "a comma too many": '{"ClientId":"x",}',
  "bytes that are no UTF-8": Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d]),
  "UTF-16": Buffer.from('{"ClientId":"x"}', "utf16le"),
  "a byte order mark": '\ufeff{"ClientId":"x"}',
  "NUL bytes": "\u0000".repeat(1000),
  "arrays in each other": deep("[", "]", 30_000),
  "objects in each other": `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`,
  "arrays in a member": `{"ClientId":${deep("[", "]", 30_000)}}`,
  "arrays in a map": `{"ClientId":"${clientId}","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":${deep("[", "]", 30_000)}}}`,
  "arrays in a list": `{"ClientId":"${clientId}","UserAttributes":${deep("[", "]", 30_000)}}`,
  "keys of the prototype": `{"__proto__":{"ClientId":"${clientId}"},"constructor":{"prototype":{}}}`,
  "a form": `ClientId=${clientId}`,
};

/** Values of every type, of which no member takes more than a few. */
export const wrong: unknown[] = [
  1,
  -1.5,
  true,
  "",
  "\u0000",
  "x".repeat(3000),
  [],
  [[]],
  [null],
  {},
  { a: {} },
  { __proto__: null },
  [1],
];

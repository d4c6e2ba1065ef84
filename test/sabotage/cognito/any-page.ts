import { patchesOf } from "./patches-of";

const spec = "test/local/aws-port/any-page.spec.ts";

/** What pages of other origins may do, and what Cognito takes over HTTP. */
export const anyPage = [
  ...patchesOf("local/aws-port/any-page.ts", spec, [
    {
      rule: "no page learns that it may sign",
      find: '  "amz-sdk-invocation-id",\n',
      replace: '  "amz-sdk-invocation-id",\n  "authorization",\n',
      red: "pages of other origins learn what they may send: what Amplify and the AWS SDK send, and no signature",
    },
    {
      rule: "a page's call with a signature is refused",
      find: "if (given.authorization !== undefined) return false;",
      replace: "",
      red: "pages of other origins call nothing with a signature",
    },
    {
      rule: "a page calls what needs no IAM",
      find: '?.access !== "public") return false;',
      replace: "?.access === undefined) return false;",
      red: "pages of other origins call nothing that needs IAM, with a signature or without",
    },
    {
      rule: "a page calls Cognito alone",
      find: "if (!target.startsWith(COGNITO)) return false;",
      replace: "if (!target.startsWith(COGNITO)) return true;",
      red: "pages of other origins call no other service, and no operation that is not there",
    },
    {
      rule: "a preflight is for the AWS services alone",
      find: ' && path === "/" && given.origin',
      replace: " && path !== undefined && given.origin",
      red: "pages of other origins learn that at the address of the AWS services alone",
    },
  ]),
  ...patchesOf("local/aws-port/cognito-endpoint.ts", "test/local/aws-port/cognito-wire.spec.ts", [
    {
      rule: "operations of Cognito are called with POST",
      find: 'if (request.method !== "POST") {',
      replace: "if (false) {",
      red: "Cognito over HTTP is called with POST",
    },
    {
      rule: "a request for Cognito is small",
      find: "readBody(request, maxBodyBytes)",
      replace: "readBody(request, maxBodyBytes * 1000)",
      red: "Cognito over HTTP refuses a body of more than 64 KiB",
    },
  ]),
  ...patchesOf("local/cognito/input/checks.ts", "test/local/cognito/input/checks.spec.ts", [
    {
      rule: "what is nested is not quoted",
      find: 'value.map((one) => (typeof one === "object" ? {} : one))',
      replace: "value",
      red: "checks quotes no more of a list than can be written",
    },
  ]),
];

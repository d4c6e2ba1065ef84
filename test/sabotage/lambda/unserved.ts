import type { Sabotage } from "../sabotage";

/** Calls to what does not run here. */
export const unserved: Sabotage[] = [
  {
    rule: "a service that does not run here is refused for good",
    file: "local/aws-port/not-served.ts",
    find: `new AwsError(400, "UnknownOperationException",`,
    replace: `new AwsError(503, "UnknownOperationException",`,
    spec: "test/local/aws-port/not-served.spec.ts",
    red: "a call to an AWS service that does not run here is refused with an error that no SDK tries again, by its operation",
  },
  {
    rule: "a service that does not run here is said to a person",
    file: "local/aws-port/not-served.ts",
    find: "if (!said.has(what) && said.size < maxSaid) {",
    replace: "if (said.has(what)) {",
    spec: "test/local/aws-port/not-served.spec.ts",
    red: "a call to an AWS service that does not run here is said to a person, once for each",
  },
  {
    rule: "what a caller names steers no terminal",
    file: "local/aws-port/not-served.ts",
    find: "withoutControls(error.message)",
    replace: "error.message",
    spec: "test/local/aws-port/not-served.spec.ts",
    red: "a call to an AWS service that does not run here steers no terminal",
  },
  {
    rule: "a person is not told of more than can be read",
    file: "local/aws-port/not-served.ts",
    find: " && said.size < maxSaid",
    replace: "",
    spec: "test/local/aws-port/not-served.spec.ts",
    red: "a call to an AWS service that does not run here is said a hundred times at most",
  },
  {
    rule: "S3 is refused in words that its clients read",
    file: "local/aws-port/not-served.ts",
    find: `if (service === "s3") return "s3";`,
    replace: "",
    spec: "test/local/aws-port/not-served.spec.ts",
    red: "a call to an AWS service that does not run here is answered in the XML of S3",
  },
];

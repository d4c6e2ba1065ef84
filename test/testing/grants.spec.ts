import * as aws from "@pulumi/aws";
import { expect } from "chai";
import { type MockedStack, mockSecuredApi, readGrants, requireGrantsWithin } from "../../testing";
import { code, complaintOf, createApi, mockApi } from "./mocked-api";

const bucket = "arn:aws:s3:::reports";
const grants = [{ actions: ["s3:GetObject", "s3:PutObject"], resources: [`${bucket}/today`] }];
const managed = "arn:aws:iam::aws:policy/AmazonS3FullAccess";

function mockGrants(options = {}): Promise<MockedStack> {
  return mockApi(
    { handlers: { report: { code, grants } }, routes: { "GET /report": { handler: "report" }, "GET /notes": {} } },
    options,
  );
}

/** The API's one function, and a policy that the program puts on its role. */
function mockPolicy(statement: object): Promise<MockedStack> {
  return mockSecuredApi(() => {
    const { role } = requireHandler(createApi());
    new aws.iam.RolePolicy("extra", { role: role.name, policy: JSON.stringify({ Statement: statement }) });
  });
}

function requireHandler({ resources }: ReturnType<typeof createApi>) {
  const handler = resources.handlers["handler"];
  if (handler === undefined) throw new Error("there is no handler");
  return handler;
}

describe("readGrants", () => {
  it("says what each function may do besides its log and its traces", async () => {
    expect(readGrants(await mockGrants())).to.deep.equal({ handler: [], report: grants });
  });

  it("says what each function of a trigger may do, on the pool too", async () => {
    const triggers = {
      preSignUp: { code },
      postConfirmation: { code, grants, poolActions: ["cognito-idp:ListUsers"] },
    };
    const stack = await mockApi({ users: { triggers } });
    const pool = "arn:aws:cognito:eu-west-1:123456789012:notes-pool";
    expect(readGrants(stack)).to.deep.equal({
      handler: [],
      preSignUp: [],
      postConfirmation: [...grants, { actions: ["cognito-idp:ListUsers"], resources: [pool] }],
    });
  });

  it("counts a policy that the program puts on a role beside the component", async () => {
    const stack = await mockPolicy({ Effect: "Allow", Action: "s3:GetObject", Resource: bucket });
    expect(readGrants(stack)).to.deep.equal({ handler: [{ actions: ["s3:GetObject"], resources: [bucket] }] });
  });

  it("counts writing to another function's log", async () => {
    const statement = { Effect: "Allow", Action: ["logs:PutLogEvents"], Resource: ["arn:aws:logs:::other:*"] };
    expect(readGrants(await mockPolicy(statement))).to.deep.equal({
      handler: [{ actions: ["logs:PutLogEvents"], resources: ["arn:aws:logs:::other:*"] }],
    });
  });

  it("takes all actions but some for all", async () => {
    const stack = await mockPolicy({ Effect: "Allow", NotAction: ["s3:DeleteBucket"], NotResource: [bucket] });
    expect(readGrants(stack)).to.deep.equal({ handler: [{ actions: ["*"], resources: ["*"] }] });
  });

  it("leaves out what is denied", async () => {
    const stack = await mockPolicy([{ Effect: "Deny", Action: "s3:GetObject", Resource: bucket }]);
    expect(readGrants(stack)).to.deep.equal({ handler: [] });
  });

  it("takes a managed policy for an action of its own", async () => {
    const stack = await mockSecuredApi(() => {
      const { role } = requireHandler(createApi());
      new aws.iam.RolePolicyAttachment("extra", { role: role.name, policyArn: managed });
    });
    expect(readGrants(stack)).to.deep.equal({ handler: [{ actions: [managed], resources: ["*"] }] });
  });

  it("knows no policies of a preview", async () => {
    const stack = await mockGrants({ preview: true });
    expect(complaintOf(() => readGrants(stack))).to.equal(
      'what notes-handler-policy allows is not known: mock the program without "preview"',
    );
  });
});

describe("requireGrantsWithin", () => {
  it("holds where no function may do more", async () => {
    const stack = await mockGrants();
    const allowed = { report: ["s3:getobject", "s3:PutObject", "s3:ListBucket"] };
    expect(complaintOf(() => requireGrantsWithin(stack, allowed))).to.equal(undefined);
  });

  it("names each function and what it may do beyond", async () => {
    const stack = await mockGrants();
    expect(complaintOf(() => requireGrantsWithin(stack, { report: ["s3:GetObject"] }))).to.equal(
      "more than is allowed: report may do s3:PutObject",
    );
  });

  it("allows nothing to a function that is not in the list", async () => {
    const stack = await mockGrants();
    expect(complaintOf(() => requireGrantsWithin(stack, {}))).to.equal(
      "more than is allowed: report may do s3:GetObject, s3:PutObject",
    );
  });

  it("covers the functions of triggers, by their names", async () => {
    const preSignUp = { code, poolActions: ["cognito-idp:ListUsers", "cognito-idp:AdminGetUser"] };
    const stack = await mockApi({ users: { triggers: { preSignUp } } });
    expect(complaintOf(() => requireGrantsWithin(stack, { preSignUp: ["cognito-idp:ListUsers"] }))).to.equal(
      "more than is allowed: preSignUp may do cognito-idp:AdminGetUser",
    );
  });

  it("names a handler that does not exist", async () => {
    const stack = await mockGrants();
    expect(complaintOf(() => requireGrantsWithin(stack, { reports: [] }))).to.equal(
      "no handler is called reports: write one of handler, report",
    );
  });
});

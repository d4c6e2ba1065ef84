import * as aws from "@pulumi/aws";
import { expect } from "chai";
import { AuthFlow } from "../../components";
import { mockSecuredApi, requireNoPasswordFlow, requirePoolProtected } from "../../testing";
import { complaintOf, createApi, mockApi } from "./mocked-api";

describe("requirePoolProtected", () => {
  it("holds for a pool as the component makes it", async () => {
    const stack = await mockApi();
    expect(complaintOf(() => requirePoolProtected(stack))).to.equal(undefined);
  });

  it("names both switches that are off", async () => {
    const stack = await mockApi({ users: { deletionProtection: false } });
    expect(complaintOf(() => requirePoolProtected(stack))).to.equal(
      "notes-pool can be deleted: Cognito's deletion protection and protect is off",
    );
  });

  it("asks for both: Pulumi's alone is not enough", async () => {
    const stack = await mockApi({ users: { deletionProtection: false } });
    for (const { name, options } of stack.resources) if (name === "notes-pool") options.protect = true;
    expect(complaintOf(() => requirePoolProtected(stack))).to.equal(
      "notes-pool can be deleted: Cognito's deletion protection is off",
    );
  });

  it("asks for both: Cognito's alone is not enough", async () => {
    const stack = await mockApi();
    for (const { name, options } of stack.resources) if (name === "notes-pool") options.protect = false;
    expect(complaintOf(() => requirePoolProtected(stack))).to.equal("notes-pool can be deleted: protect is off");
  });

  it("does not hold where there is no pool to protect", async () => {
    const stack = await mockApi();
    const without = { ...stack, resources: stack.resources.filter(({ name }) => name !== "notes-pool") };
    expect(complaintOf(() => requirePoolProtected(without))).to.equal(
      "the program declares no user pool notes-pool: it protects none",
    );
  });
});

describe("requireNoPasswordFlow", () => {
  const authFlows = [AuthFlow.UserPassword, AuthFlow.AdminUserPassword];

  it("holds for clients as the component makes them", async () => {
    const stack = await mockApi();
    expect(complaintOf(() => requireNoPasswordFlow(stack))).to.equal(undefined);
  });

  it("names each client with its flows", async () => {
    const stack = await mockApi({ clients: { cli: { authFlows } } });
    expect(complaintOf(() => requireNoPasswordFlow(stack))).to.equal(
      "passwords may be sent: notes-cli allows ALLOW_USER_PASSWORD_AUTH, ALLOW_ADMIN_USER_PASSWORD_AUTH",
    );
  });

  it("counts a choice of factors, a password among them", async () => {
    const stack = await mockApi({ clients: { app: { authFlows: [AuthFlow.UserAuth] } } });
    expect(complaintOf(() => requireNoPasswordFlow(stack))).to.equal(
      "passwords may be sent: notes-app allows ALLOW_USER_AUTH",
    );
  });

  it("lets a client pass that is meant to have one", async () => {
    const stack = await mockApi({ clients: { cli: { authFlows } } });
    expect(complaintOf(() => requireNoPasswordFlow(stack, { except: ["cli"] }))).to.equal(undefined);
  });

  it("counts a client that the program adds beside the component, by the older names too", async () => {
    const stack = await mockSecuredApi(() => {
      const userPoolId = createApi().userPoolId;
      new aws.cognito.UserPoolClient("extra", { userPoolId, explicitAuthFlows: ["USER_PASSWORD_AUTH"] });
    });
    expect(complaintOf(() => requireNoPasswordFlow(stack))).to.equal(
      "passwords may be sent: extra allows USER_PASSWORD_AUTH",
    );
  });

  it("does not hold for clients that were made elsewhere", async () => {
    const existingUserPool = { userPoolId: "eu-west-1_Zz98Yy76X", clientId: "1a2b3c4d5e6f7g8h9i0j1k2l3m" };
    const stack = await mockApi({ existingUserPool });
    expect(complaintOf(() => requireNoPasswordFlow(stack))).to.equal(
      "the program declares no app client for notes: it knows no flows",
    );
  });
});

import { expect } from "chai";
import { CognitoError } from "../../../../local/cognito/errors";
import { requireFlow } from "../../../../local/cognito/sign-in/auth-flows";
import { client } from "../start-cognito";

type Operation = "InitiateAuth" | "AdminInitiateAuth";

/** What `requireFlow` says: the kind of flow, or the refusal. */
function decide(operation: Operation, flow: string, explicitAuthFlows: string[], more = {}): string {
  try {
    return requireFlow(operation, flow, { ...client, explicitAuthFlows, ...more });
  } catch (error) {
    return error instanceof CognitoError ? `${error.type}: ${error.message}` : String(error);
  }
}

const refused = (message: string) => `InvalidParameterException: ${message}`;

describe("auth flows", () => {
  it("needs USER_PASSWORD_AUTH in the client's list, by its new name or its old one", () => {
    const decisions = [["ALLOW_USER_PASSWORD_AUTH"], ["USER_PASSWORD_AUTH"], ["ALLOW_USER_SRP_AUTH"], []].map((flows) =>
      decide("InitiateAuth", "USER_PASSWORD_AUTH", flows),
    );
    const refusal = refused("USER_PASSWORD_AUTH flow not enabled for this client");
    expect(decisions).to.deep.equal(["password", "password", refusal, refusal]);
  });

  it("needs the administrator's password flow in the client's list, under either name", () => {
    const decisions = ["ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"].flatMap((flow) =>
      [["ALLOW_ADMIN_USER_PASSWORD_AUTH"], ["ADMIN_NO_SRP_AUTH"], ["ALLOW_USER_PASSWORD_AUTH"]].map((flows) =>
        decide("AdminInitiateAuth", flow, flows),
      ),
    );
    const refusal = refused("Auth flow not enabled for this client");
    expect(decisions).to.deep.equal(["password", "password", refusal, "password", "password", refusal]);
  });

  it("needs refreshing in the client's list, unless the list has old names, which never shut it out", () => {
    const lists = [["ALLOW_REFRESH_TOKEN_AUTH"], ["ADMIN_NO_SRP_AUTH"], ["ALLOW_USER_PASSWORD_AUTH"]];
    const decisions = (["InitiateAuth", "AdminInitiateAuth"] as const).flatMap((operation) =>
      lists.map((flows) => decide(operation, "REFRESH_TOKEN_AUTH", flows)),
    );
    const refusal = refused("REFRESH_TOKEN_AUTH flow not enabled for this client");
    expect(decisions).to.deep.equal(["refresh", "refresh", refusal, "refresh", "refresh", refusal]);
  });

  it("lets no client refresh this way whose refresh tokens rotate", () => {
    const lists = [["ALLOW_REFRESH_TOKEN_AUTH"], ["ADMIN_NO_SRP_AUTH"]];
    const rotating = { refreshTokenRotation: true };
    expect(lists.map((flows) => decide("InitiateAuth", "REFRESH_TOKEN", flows, rotating))).to.deep.equal(
      Array(2).fill(refused("REFRESH_TOKEN_AUTH flow not enabled for this client")),
    );
  });

  it("takes the administrator's flows with AdminInitiateAuth alone", () => {
    const all = client.explicitAuthFlows;
    const decisions = ["ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"].map((flow) =>
      decide("InitiateAuth", flow, all),
    );
    const refusal = refused("Initiate Auth method not supported.");
    expect(decisions).to.deep.equal([refusal, refusal]);
  });

  it("takes USER_PASSWORD_AUTH with InitiateAuth alone", () => {
    expect(decide("AdminInitiateAuth", "USER_PASSWORD_AUTH", client.explicitAuthFlows)).to.equal(
      refused("Initiate Auth method not supported."),
    );
  });

  it("needs SRP in the client's list, which one of legacy names has unless it is for custom sign-ins alone", () => {
    const lists = [
      ["ALLOW_USER_SRP_AUTH"],
      ["ADMIN_NO_SRP_AUTH"],
      ["USER_PASSWORD_AUTH"],
      ["CUSTOM_AUTH_FLOW_ONLY"],
      ["ALLOW_USER_PASSWORD_AUTH"],
    ];
    const decisions = (["InitiateAuth", "AdminInitiateAuth"] as const).flatMap((operation) =>
      lists.map((flows) => decide(operation, "USER_SRP_AUTH", flows)),
    );
    const refusal = refused("USER_SRP_AUTH is not enabled for the client.");
    const expected = ["srp", "srp", "srp", refusal, refusal];
    expect(decisions).to.deep.equal([...expected, ...expected]);
  });

  it("needs the choice in the client's list", () => {
    const decisions = [["ALLOW_USER_AUTH"], ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"]].map((flows) =>
      decide("InitiateAuth", "USER_AUTH", flows),
    );
    expect(decisions).to.deep.equal(["choice", refused("USER_AUTH is not enabled for the client.")]);
  });

  it("needs custom sign-ins in the client's list, under either name", () => {
    const decisions = [["ALLOW_CUSTOM_AUTH"], ["CUSTOM_AUTH_FLOW_ONLY"], ["ALLOW_USER_SRP_AUTH"]].map((flows) =>
      decide("InitiateAuth", "CUSTOM_AUTH", flows),
    );
    expect(decisions).to.deep.equal(["custom", "custom", refused("CUSTOM_AUTH is not enabled for the client.")]);
  });

  it("lets no unknown flow through, not even one named as what every object has", () => {
    const decisions = ["NEW_AUTH", "constructor", "__proto__", ""].map((flow) =>
      decide("InitiateAuth", flow, client.explicitAuthFlows),
    );
    expect(decisions).to.deep.equal(Array(4).fill(refused("Initiate Auth method not supported.")));
  });
});

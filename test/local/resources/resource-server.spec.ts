import { expect } from "chai";
import { toResourceServerSettings } from "../../../local/resources/resource-server";

const declare = (inputs: { [name: string]: string | { [name: string]: string }[] }) => ({
  urn: "urn",
  type: "type",
  name: "declared-name",
  custom: true,
  id: "the-id",
  inputs,
  outputs: inputs,
  parent: "",
});

describe("a declared resource server", () => {
  it("has the scopes that it declares", () => {
    const scopes = [
      { scopeName: "read", scopeDescription: "read notes" },
      { scopeName: "write", scopeDescription: "write notes" },
    ];
    const inputs = {
      userPoolId: "eu-west-1_Ab12Cd34E",
      identifier: "https://notes.example.com",
      name: "notes",
      scopes,
    };
    expect(toResourceServerSettings(declare(inputs))).to.deep.equal({
      poolId: "eu-west-1_Ab12Cd34E",
      identifier: "https://notes.example.com",
      name: "notes",
      scopes: [
        { name: "read", description: "read notes" },
        { name: "write", description: "write notes" },
      ],
    });
  });

  it("without a name has the one it is declared by, and may have no scope", () => {
    const inputs = { userPoolId: "eu-west-1_Ab12Cd34E", identifier: "notes" };
    expect(toResourceServerSettings(declare(inputs))).to.deep.equal({
      poolId: "eu-west-1_Ab12Cd34E",
      identifier: "notes",
      name: "declared-name",
      scopes: [],
    });
  });
});

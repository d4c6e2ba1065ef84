import { expect } from "chai";
import { toGroupSettings } from "../../../local/resources/user-group";

const declare = (inputs: Record<string, string | number>) => ({
  urn: "urn",
  type: "type",
  name: "n",
  custom: true,
  id: "the-id",
  inputs,
  outputs: inputs,
  parent: "",
});

describe("a declared group", () => {
  it("is what it says", () => {
    const role = "arn:aws:iam::000000000000:role/editors";
    const inputs = { userPoolId: "pool", name: "editors", description: "those who edit", precedence: 0, roleArn: role };
    expect(toGroupSettings(declare(inputs))).to.deep.equal({
      poolId: "pool",
      name: "editors",
      description: "those who edit",
      precedence: 0,
      roleArn: role,
    });
  });

  it("that says nothing has no precedence and no role", () => {
    expect(toGroupSettings(declare({ userPoolId: "pool", name: "editors" }))).to.deep.equal({
      poolId: "pool",
      name: "editors",
      description: undefined,
      precedence: undefined,
      roleArn: undefined,
    });
  });
});

import { expect } from "chai";
import type { Properties } from "../../../local/engine/evaluation";
import { toDomainSettings } from "../../../local/resources/user-pool-domain";

const read = (inputs: Properties) =>
  toDomainSettings({
    urn: "urn",
    type: "type",
    name: "n",
    custom: true,
    id: "notes",
    inputs: { userPoolId: "p", domain: "notes", ...inputs },
    outputs: {},
    parent: "",
  });

describe("a declared sign-in domain", () => {
  it("has managed login with version 2, and the classic pages with any other or none", () => {
    const versions = [{}, { managedLoginVersion: 1 }, { managedLoginVersion: 2 }];
    expect(versions.map(read)).to.deep.equal([
      { poolId: "p", domain: "notes", managedLogin: false },
      { poolId: "p", domain: "notes", managedLogin: false },
      { poolId: "p", domain: "notes", managedLogin: true },
    ]);
  });
});

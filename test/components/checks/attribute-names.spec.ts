import { expect } from "chai";
import { requireAttributeNames, standardWritableAttributes } from "../../../components/checks/attribute-names";
import { refusalOf } from "./refusal-of";

const named = (...names: string[]) => names.map((name) => ({ name }));
const read = (value: unknown, custom: string[] = []) =>
  requireAttributeNames({ where: "client.readAttributes", value }, named(...custom), "read");
const write = (value: unknown, custom: string[] = []) =>
  requireAttributeNames({ where: "client.writeAttributes", value }, named(...custom), "write");
const refused = (names: string[], custom: string[] = []) => refusalOf(() => write(names, custom));

describe("checks/attribute-names", () => {
  it("leaves the choice to the caller where nothing was named", () => {
    expect([read(undefined), write(undefined)]).to.deep.equal([undefined, undefined]);
  });

  it("takes standard attributes and the pool's own", () => {
    const names = [...standardWritableAttributes, "custom:color"];
    const readable = [...names, "sub", "email_verified", "phone_number_verified", "custom:role"];
    expect([write(names, ["color"]), read(readable, ["color", "role"])]).to.deep.equal([names, readable]);
  });

  it("refuses an empty list, which could mean all", () => {
    expect([refusalOf(() => read([])), refused([])]).to.deep.equal([
      "client.readAttributes must hold an attribute: write what the client may read",
      "client.writeAttributes must hold an attribute: write what the client may write",
    ]);
  });

  it("refuses an attribute that no user has, naming the nearest", () => {
    expect([refused(["e-mail"]), refusalOf(() => read(["custom:colour"], ["color"]))]).to.deep.equal([
      'client.writeAttributes[0] is no attribute of this pool, got "e-mail": did you mean email',
      'client.readAttributes[0] is no attribute of this pool, got "custom:colour": did you mean custom:color',
    ]);
  });

  it("refuses a custom attribute without its prefix", () => {
    expect(refused(["color"], ["color"])).to.equal(
      'client.writeAttributes[0] is no attribute of this pool, got "color": write custom:color',
    );
  });

  for (const name of ["sub", "email_verified", "phone_number_verified"]) {
    it(`refuses to let people write ${name}`, () => {
      expect(refused(["email", name])).to.equal(
        `client.writeAttributes[1] is set by Cognito alone, got "${name}": leave it out`,
      );
    });
  }

  for (const [name, word] of Object.entries({
    role: "role",
    isAdmin: "admin",
    myRole: "role",
    tenant_id: "tenant",
    tenantid: "tenant",
    "user-groups": "group",
    Permissions: "permission",
    accessLevel: "access",
    orgCode: "org",
    planName: "plan",
    scopes: "scope",
  })) {
    it(`refuses to let people write custom:${name}, which says that it decides on rights`, () => {
      expect(refused([`custom:${name}`], [name])).to.equal(
        `client.writeAttributes[0] decides on rights by its name (${word}), got "custom:${name}": leave it out and set it by AdminUpdateUserAttributes: people could give themselves any value`,
      );
    });
  }

  for (const name of ["planet", "grouping", "accessory", "organ", "color", "paroled"]) {
    it(`lets people write custom:${name}, which only holds such a word`, () => {
      expect(refused([`custom:${name}`], [name])).to.equal(undefined);
    });
  }

  it("refuses a name that stands twice", () => {
    expect(refused(["email", "email"])).to.equal(
      'client.writeAttributes holds a value twice, got "email": write it once',
    );
  });
});

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import {
  isInOneZone,
  parseNetwork,
  requireSecurityGroupIds,
  requireSubnetIds,
} from "../../../components/checks/network";
import { refusalOf } from "./refusal-of";

const parse = (value: unknown) => parseNetwork({ where: "handler.network", value });
const ids = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-0123456789abcd${(index + 16).toString(16)}f`);
const subnetIds = ids("subnet", 2);
const securityGroupIds = ids("sg", 1);
const refused = (given: object) => refusalOf(() => parse({ subnetIds, securityGroupIds, ...given }));

describe("checks/network", () => {
  it("has none unless told otherwise", () => {
    expect(parse(undefined)).to.equal(undefined);
  });

  it("takes ids, old and new, plain and computed", () => {
    const network = {
      subnetIds: ["subnet-0a1b2c3d", "subnet-0123456789abcdef0", pulumi.output("subnet-1")],
      securityGroupIds: ["sg-0a1b2c3d", Promise.resolve("sg-1")],
    };
    expect(parse(network)).to.deep.equal(network);
  });

  it("takes lists that are known only later", () => {
    const network = { subnetIds: pulumi.output(["a"]), securityGroupIds: Promise.resolve(["a"]) };
    expect(parse(network)).to.deep.equal(network);
  });

  for (const [option, prefix, max] of [
    ["subnetIds", "subnet", 16],
    ["securityGroupIds", "sg", 5],
  ] as const) {
    const where = `handler.network.${option}`;

    it(`refuses to be without ${option}`, () => {
      expect(refused({ [option]: undefined })).to.equal(
        `${where} must be a list, got nothing: write ["${prefix}-..."]`,
      );
    });

    it(`refuses a text in place of ${option}`, () => {
      expect(refused({ [option]: `${prefix}-0a1b2c3d` })).to.equal(
        `${where} must be a list, got "${prefix}-0a1b2c3d": write ["${prefix}-..."]`,
      );
    });

    it(`refuses an empty list of ${option}`, () => {
      expect(refused({ [option]: [] })).to.equal(
        `${where} must hold an id: write one such as ${prefix}-0123456789abcdef0`,
      );
    });

    it(`takes ${max} ${option}, refuses more`, () => {
      expect([refused({ [option]: ids(prefix, max) }), refused({ [option]: ids(prefix, max + 1) })]).to.deep.equal([
        undefined,
        `${where} must be ${max} at most, got ${max + 1}: leave some out`,
      ]);
    });

    it(`refuses one of ${option} that stands twice`, () => {
      expect(refused({ [option]: [`${prefix}-0a1b2c3d`, `${prefix}-0a1b2c3d`] })).to.equal(
        `${where} holds a value twice, got "${prefix}-0a1b2c3d": write it once`,
      );
    });

    const other = prefix === "sg" ? "subnet" : "sg";
    for (const id of ["default", `${other}-0a1b2c3d`, `${prefix}-0a1b2c3`, `${prefix}-0A1B2C3D`, `${prefix}-`]) {
      it(`refuses ${id} among ${option}`, () => {
        expect(refused({ [option]: [id] })).to.equal(
          `${where}[0] must be an id ${prefix}-..., got "${id}": write one such as ${prefix}-0123456789abcdef0`,
        );
      });
    }

    it(`refuses a number among ${option}`, () => {
      expect(refused({ [option]: [`${prefix}-0a1b2c3d`, 1] })).to.equal(
        `${where}[1] must be a text, got 1: write it in quotes`,
      );
    });
  }

  for (const [option, requireIds] of [
    ["subnetIds", requireSubnetIds],
    ["securityGroupIds", requireSecurityGroupIds],
  ] as const) {
    const where = `handler.network.${option}`;
    const prefix = option === "subnetIds" ? "subnet" : "sg";

    it(`refuses computed ${option} that are none, without quoting them`, () => {
      expect(refusalOf(() => requireIds(["s3cret"], where))).to.equal(
        `${where}[0] must be an id ${prefix}-..., got a string: write one such as ${prefix}-0123456789abcdef0`,
      );
    });

    it(`refuses a computed text in place of ${option}, without quoting it`, () => {
      expect(refusalOf(() => requireIds("s3cret", where))).to.equal(
        `${where} must be a list, got a string: write ["${prefix}-..."]`,
      );
    });

    it(`refuses computed ${option} of which there are none`, () => {
      expect(refusalOf(() => requireIds([], where))).to.equal(
        `${where} must hold an id: write one such as ${prefix}-0123456789abcdef0`,
      );
    });
  }

  it("knows a function in one zone by its one subnet", () => {
    const networks = [undefined, { subnetIds }, { subnetIds: ids("subnet", 1) }, { subnetIds: pulumi.output(["a"]) }];
    expect(networks.map((network) => isInOneZone(network && { ...network, securityGroupIds }))).to.deep.equal([
      false,
      false,
      true,
      false,
    ]);
  });
});

import { DiffRequest, DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import type { WireObject } from "../../../local/engine/wire";
import { diff } from "./diff";
import { toStruct } from "./structs";

const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "s" };

function diffPool(olds: WireObject, news: WireObject, ignored: string[] = []) {
  const request = new DiffRequest().setType("aws:cognito/userPool:UserPool").setIgnorechangesList(ignored);
  const response = diff(request.setOldInputs(toStruct(olds)).setNews(toStruct(news)));
  const kinds = response.getDetaileddiffMap().toObject(false, PropertyDiff.toObject);
  return {
    some: response.getChanges() === DiffResponse.DiffChanges.DIFF_SOME,
    kinds: Object.fromEntries(kinds.map(([path, { kind }]: [string, { kind: number }]) => [path, kind])),
    replaces: response.getReplacesList(),
    deleteFirst: response.getDeletebeforereplace(),
  };
}

describe("the stand-in's difference between two sets of inputs", () => {
  const { Kind } = PropertyDiff;
  const none = { some: false, kinds: {}, replaces: [], deleteFirst: false };

  it("is an update for what the provider updates, at the path of the property", () => {
    const [olds, news] = [
      { passwordPolicy: { minimumLength: 8 } },
      { passwordPolicy: { minimumLength: 9 }, mfaConfiguration: "ON" },
    ];
    expect(diffPool(olds, news)).to.deep.equal({
      ...none,
      some: true,
      kinds: { "passwordPolicy.minimumLength": Kind.UPDATE, mfaConfiguration: Kind.ADD },
    });
  });

  it("is a replacement for what the provider replaces; the old one goes last, because Pulumi makes the names", () => {
    const [olds, news] = [
      { name: "p-1", __defaults: ["name"] },
      { name: "p-1", __defaults: ["name"], usernameAttributes: ["email"] },
    ];
    expect(diffPool(olds, news)).to.deep.equal({
      some: true,
      kinds: { usernameAttributes: Kind.ADD_REPLACE },
      replaces: ["usernameAttributes"],
      deleteFirst: false,
    });
  });

  it("deletes the old one first if the program gives the name", () => {
    const [olds, news] = [{ name: "people", usernameAttributes: ["email"] }, { name: "people" }];
    expect(diffPool(olds, news)).to.deep.equal({
      some: true,
      kinds: { usernameAttributes: Kind.DELETE_REPLACE },
      replaces: ["usernameAttributes"],
      deleteFirst: true,
    });
  });

  it("leaves out what the program ignores", () => {
    const [olds, news] = [{ schemas: [{ name: "a" }] }, { schemas: [{ name: "b" }] }];
    expect(diffPool(olds, news, ["schemas"])).to.deep.equal(none);
  });

  it("does not take a value and the same value as a secret for different", () => {
    expect(diffPool({ name: "s" }, { name: secret })).to.deep.equal(none);
  });

  it("is refused for a property whose effect no line of the provider says", () => {
    expect(() => diffPool({}, { keyConfiguration: { keyType: "x" } })).to.throw(
      "nobody knows what a change of keyConfiguration does to aws:cognito/userPool:UserPool",
    );
  });
});

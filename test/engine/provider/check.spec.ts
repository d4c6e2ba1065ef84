import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import type { WireObject } from "../../../local/engine/wire";
import { openAccount } from "./account";
import { check } from "./check";
import { fromStruct, toStruct } from "./structs";

const type = "aws:cloudwatch/logGroup:LogGroup";

describe("the stand-in's check", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "secured-api-check-"));
  const account = openAccount(path.join(folder, "account.json"));
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  function checkGroup(news: WireObject, olds: WireObject = {}) {
    const request = new CheckRequest().setType(type).setName("logs").setNews(toStruct(news)).setOlds(toStruct(olds));
    const response = check({ account, region: "eu-west-1" }, request);
    const failures = response.getFailuresList().map((failure) => failure.getReason());
    return { failures, inputs: fromStruct(response.getInputs()) };
  }

  it("makes a name where the program gives none, and another where that is taken", () => {
    const { inputs } = checkGroup({});
    account.put({ type, id: "g", inputs, outputs: inputs });
    const second = checkGroup({}).inputs;
    expect(inputs["name"]).to.match(/^logs-[0-9a-f]{7}$/);
    expect(second["name"])
      .to.match(/^logs-[0-9a-f]{7}$/)
      .and.not.equal(inputs["name"]);
  });

  it("keeps the name it made", () => {
    const olds = { name: "logs-0000000", __defaults: ["name"] };
    expect(checkGroup({ retentionInDays: 7 }, olds).inputs).to.deep.equal({ ...olds, retentionInDays: 7 });
  });

  it("leaves the program's name as it is", () => {
    expect(checkGroup({ name: "mine" }).inputs).to.deep.equal({ name: "mine", __defaults: [] });
  });

  it("refuses what the rules refuse and what is no property at all", () => {
    expect(checkGroup({ retentionDays: 7, retentionInDays: 8, name: "a b" }).failures).to.deep.equal([
      `retentionDays is not a property of ${type}`,
      'name must be letters, digits and _./#-, got "a b"',
      "retentionInDays must be one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 8",
    ]);
  });
});

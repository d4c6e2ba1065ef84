import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { expect } from "chai";
import { constraintOf } from "../../../../local/cognito/input/constraints";
import { operations } from "../../../../local/cognito/operations";
import { compareInput, model, modelFile } from "../model";

const script = "test/local/cognito/extract-model.py";

/** What is not as the model says, each with its reason. */
const deliberate: { [difference: string]: string } = {
  "InitiateAuth.Session is ignored": "SignUp and ConfirmSignUp hand out no session that a sign-in could go on from",
  "AdminInitiateAuth.Session is ignored": "as InitiateAuth",
};

describe("operations of the local Cognito", () => {
  it("are in AWS's API model, each of them", () => {
    expect(Object.keys(model.operations).sort()).to.deep.equal([...operations.keys()].sort());
  });

  it("need IAM where AWS needs it", () => {
    const ours = [...operations].map(([name, { access }]) => [name, access]);
    expect(Object.fromEntries(ours)).to.deep.equal(
      Object.fromEntries(Object.entries(model.operations).map(([name, { access }]) => [name, access])),
    );
  });

  for (const [name, operation] of operations) {
    it(`${name} asks for what AWS asks for`, () => {
      const shape = model.operations[name]?.input ?? "";
      const differences = compareInput(shape, name, constraintOf(operation.input));
      expect(differences.filter((one) => !Object.hasOwn(deliberate, one))).to.deep.equal([]);
    });
  }

  it("are compared with the newest model that is installed", function () {
    const names = Object.keys(model.operations);
    const { status, stdout } = spawnSync("python3", [script, ...names], { encoding: "utf8" });
    if (status !== 0) this.skip();
    expect(stdout, `run: python3 ${script} ${names.join(" ")} > ${modelFile}`).to.equal(
      fs.readFileSync(modelFile, "utf8"),
    );
  });
});

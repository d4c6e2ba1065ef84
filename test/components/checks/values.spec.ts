import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import {
  parseBoolean,
  parseChoice,
  parseChoices,
  parseInputs,
  parseText,
  parseTexts,
  parseWhole,
  requireDistinct,
  requireText,
  toInput,
} from "../../../components/checks/values";
import { refusalOf } from "./refusal-of";

const bounds = { min: 1, max: 29, otherwise: 10 };
const whole = (value: unknown) => refusalOf(() => parseWhole({ where: "timeoutSeconds", value }, bounds));
const at = (value: unknown) => ({ where: "stage", value });

describe("checks/values", () => {
  it("fills in the default of what was left out", () => {
    expect([
      parseBoolean(at(undefined), true),
      parseWhole(at(undefined), bounds),
      parseChoice(at(undefined), ["off", "on"], "off"),
      parseChoices(at(undefined), ["off", "on"]),
      parseText(at(undefined)),
      parseTexts(at(undefined)),
      parseInputs(at(undefined)),
    ]).to.deep.equal([true, 10, "off", undefined, undefined, undefined, undefined]);
  });

  it("takes what was given over the default", () => {
    expect([
      parseBoolean(at(false), true),
      parseWhole(at(29), bounds),
      parseChoice(at("on"), ["off", "on"], "off"),
      parseChoices(at(["on"]), ["off", "on"]),
      parseText(at("dev")),
      parseTexts(at(["b", "a"])),
    ]).to.deep.equal([false, 29, "on", ["on"], "dev", ["b", "a"]]);
  });

  it('refuses the text "false" in place of a switch', () => {
    expect(refusalOf(() => parseBoolean({ where: "public", value: "false" }, false))).to.equal(
      'public must be true or false, got "false": leave it out for false',
    );
  });

  it("refuses a number in quotes", () => {
    expect(whole("10")).to.equal(
      'timeoutSeconds must be a whole number from 1 to 29, got "10": write it as a plain number',
    );
  });

  it("refuses a fraction", () => {
    expect(whole(1.5)).to.equal(
      "timeoutSeconds must be a whole number from 1 to 29, got 1.5: write it without a fraction",
    );
  });

  it("refuses a number below the least", () => {
    expect(whole(0)).to.equal("timeoutSeconds must be a whole number from 1 to 29, got 0: write 1 or more");
  });

  it("refuses a number above the most", () => {
    expect(whole(30)).to.equal("timeoutSeconds must be a whole number from 1 to 29, got 30: write 29 or less");
  });

  it("refuses a number that is an output", () => {
    expect(whole(pulumi.output(10))).to.equal(
      "timeoutSeconds must be a whole number from 1 to 29, got an output or a promise: write it as a plain number",
    );
  });

  it("refuses a value that its enum does not have, naming the nearest", () => {
    expect(refusalOf(() => parseChoice({ where: "users.mfa", value: "optinal" }, ["off", "optional"], "off"))).to.equal(
      'users.mfa is not one of its values, got "optinal": did you mean optional',
    );
  });

  it("takes no inherited name for a value of an enum", () => {
    expect(refusalOf(() => parseChoice({ where: "users.mfa", value: "constructor" }, ["off", "on"], "off"))).to.equal(
      'users.mfa is not one of its values, got "constructor": write one of off, on',
    );
  });

  it("refuses a value of an enum that stands twice", () => {
    expect(refusalOf(() => parseChoices({ where: "authFlows", value: ["a", "a"] }, ["a", "b"]))).to.equal(
      'authFlows holds a value twice, got "a": write it once',
    );
  });

  it("refuses a text that stands twice", () => {
    expect(refusalOf(() => parseTexts({ where: "scopes", value: ["a", "b", "a"] }))).to.equal(
      'scopes holds a value twice, got "a": write it once',
    );
  });

  it("refuses a number in place of a text", () => {
    expect(refusalOf(() => parseText(at(7)))).to.equal("stage must be a text, got 7: write it in quotes");
  });

  it("refuses an output in place of a plain text", () => {
    expect(refusalOf(() => parseText(at(pulumi.output("dev"))))).to.equal(
      "stage must be a text, got an output or a promise: write it in quotes",
    );
  });

  it("refuses an empty text", () => {
    expect(refusalOf(() => parseText(at("")))).to.equal("stage must not be empty: write a text, or leave it out");
  });

  it("refuses the text that an output leaves in a string", () => {
    expect(refusalOf(() => parseText(at(`arn:${pulumi.output("a")}`)))).to.equal(
      "stage holds an output that was put into a string: use pulumi.interpolate",
    );
  });

  it("does not quote a value that may be secret", () => {
    expect(refusalOf(() => requireText(1234, "environment"))).to.equal(
      "environment must be a text, got a number: write it in quotes",
    );
  });

  it("takes an output where a value may be computed", () => {
    const later = pulumi.output("https://app.example.org");
    expect(toInput("callbackUrls[0]", later)).to.equal(later);
  });

  it("refuses anything but texts and outputs where a value may be computed", () => {
    expect(refusalOf(() => parseInputs({ where: "callbackUrls", value: ["a", undefined] }))).to.equal(
      "callbackUrls[1] must be a text, got nothing: write it in quotes",
    );
  });

  it("passes over computed values when it looks for one that stands twice", () => {
    const later = pulumi.output("a");
    expect(refusalOf(() => requireDistinct("callbackUrls", [later, later, "a", "b"]))).to.equal(undefined);
  });
});

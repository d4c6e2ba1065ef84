import { expect } from "chai";
import { CognitoError } from "../../../../local/cognito/errors";
import {
  type Check,
  check,
  flag,
  integer,
  listOf,
  mapOf,
  oneOf,
  optional,
  required,
  structure,
  text,
} from "../../../../local/cognito/input/checks";

function refusal(input: Check<unknown>, value: unknown): string {
  try {
    return `took ${JSON.stringify(check(input, value))}`;
  } catch (error) {
    return error instanceof CognitoError ? `${error.type}: ${error.message}` : String(error);
  }
}

const violation = (text: string) => `InvalidParameterException: 1 validation error detected: ${text}`;

describe("checks", () => {
  it("reads what is named, and leaves out what is not", () => {
    const request = structure({ Name: required(text({})), Size: optional(integer({ min: 1, max: 3 })) });
    expect(check(request, { Name: "a", Extra: 1 })).to.deep.equal({ Name: "a", Size: undefined });
  });

  it("refuses what is not named where that is asked for", () => {
    const request = structure({ Name: required(text({})) }, "refuse");
    expect(refusal(request, { Name: "a", Lock: 1 })).to.equal(
      "InvalidParameterException: Lock is not served by the local Cognito",
    );
  });

  it("asks for what is required; null counts as missing", () => {
    const request = structure({ UserPoolId: required(text({})) });
    const missing = violation("Value null at 'userPoolId' failed to satisfy constraint: Member must not be null");
    expect([refusal(request, {}), refusal(request, { UserPoolId: null })]).to.deep.equal([missing, missing]);
  });

  it("does not take what every object has for a member", () => {
    const request = structure({ constructor: optional(text({})) });
    expect(check(request, {})).to.deep.equal({ constructor: undefined });
  });

  it("holds texts to their length and their pattern, the whole of it", () => {
    const name = structure({ Name: required(text({ min: 2, max: 4, pattern: "[a-z]+" })) });
    const at = (constraint: string, value: string) =>
      violation(`Value '${value}' at 'name' failed to satisfy constraint: ${constraint}`);
    expect(["abc", "a", "abcde", "ab1", "ab\n"].map((Name) => refusal(name, { Name }))).to.deep.equal([
      'took {"Name":"abc"}',
      at("Member must have length greater than or equal to 2", "a"),
      at("Member must have length less than or equal to 4", "abcde"),
      at("Member must satisfy regular expression pattern: [a-z]+", "ab1"),
      at("Member must satisfy regular expression pattern: [a-z]+", "ab\n"),
    ]);
  });

  it("holds numbers to their range", () => {
    const size = structure({ Size: required(integer({ min: 1, max: 3 })) });
    expect([0, 1, 3, 4].map((Size) => refusal(size, { Size }))).to.deep.equal([
      violation("Value '0' at 'size' failed to satisfy constraint: Member must have value greater than or equal to 1"),
      'took {"Size":1}',
      'took {"Size":3}',
      violation("Value '4' at 'size' failed to satisfy constraint: Member must have value less than or equal to 3"),
    ]);
  });

  it("holds lists to their length, and their members to theirs", () => {
    const tags = structure({ Tags: required(listOf(text({ max: 1 }), { min: 1, max: 2 })) });
    expect([["a"], [], ["a", "b", "c"], ["a", "bc"]].map((Tags) => refusal(tags, { Tags }))).to.deep.equal([
      'took {"Tags":["a"]}',
      violation(
        "Value '[]' at 'tags' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ),
      violation(
        'Value \'["a","b","c"]\' at \'tags\' failed to satisfy constraint: Member must have length less than or equal to 2',
      ),
      violation(
        "Value 'bc' at 'tags.2.member' failed to satisfy constraint: Member must have length less than or equal to 1",
      ),
    ]);
  });

  it("holds values to the set they are from", () => {
    const unit = structure({ Unit: required(oneOf("hours", "days")) });
    expect([refusal(unit, { Unit: "days" }), refusal(unit, { Unit: "years" })]).to.deep.equal([
      'took {"Unit":"days"}',
      violation(
        "Value 'years' at 'unit' failed to satisfy constraint: Member must satisfy enum value set: [hours, days]",
      ),
    ]);
  });

  it("reads a map of strings, also under names that objects have", () => {
    const parameters = check(mapOf(text({})), JSON.parse('{"A": "1", "__proto__": "2", "N": null}'));
    expect([...parameters]).to.deep.equal([
      ["A", "1"],
      ["__proto__", "2"],
    ]);
  });

  it("quotes no secret, nor what is inside a secret", () => {
    const request = structure({
      Password: required(text({ max: 3, secret: true })),
      AuthParameters: required(mapOf(text({ max: 3 }), { secret: true })),
    });
    const said = refusal(request, { Password: "hunter2", AuthParameters: { PASSWORD: "hunter2" } });
    expect(said).to.equal(
      "InvalidParameterException: 2 validation errors detected: Value at 'password' failed to satisfy constraint: Member " +
        "must have length less than or equal to 3; Value at 'authParameters.PASSWORD.member' failed to satisfy constraint: " +
        "Member must have length less than or equal to 3",
    );
  });

  it("refuses a value of the wrong JSON type", () => {
    const request = structure({
      Name: optional(text({})),
      Size: optional(integer({ min: 1, max: 3 })),
      On: optional(flag),
      Unit: optional(oneOf("hours")),
      List: optional(listOf(text({}))),
      Map: optional(mapOf(text({}))),
    });
    const wrong = [[], { Name: 1 }, { Size: 1.5 }, { On: "true" }, { Unit: 1 }, { List: {} }, { Map: [] }];
    expect(wrong.map((value) => refusal(request, value))).to.deep.equal([
      "SerializationException: the request must be an object",
      "SerializationException: 'name' must be a string",
      "SerializationException: 'size' must be a whole number",
      "SerializationException: 'on' must be true or false",
      "SerializationException: 'unit' must be a string",
      "SerializationException: 'list' must be a list",
      "SerializationException: 'map' must be an object",
    ]);
  });

  it("quotes no more of a list than can be written", () => {
    const deep = JSON.parse(`${"[".repeat(20_000)}${"]".repeat(20_000)}`) as unknown;
    const anyList = structure({ Tags: required(listOf(structure({}), { max: 1 })) });
    expect(refusal(anyList, { Tags: [{ deep }, {}] })).to.equal(
      "InvalidParameterException: 1 validation error detected: Value '[{},{}]' at 'tags' failed to satisfy constraint: Member must have length less " +
        "than or equal to 1",
    );
  });

  it("says what it demands, as data", () => {
    const input = structure(
      {
        Name: required(text({ min: 1, max: 3, pattern: "[a-z]+" })),
        Kinds: optional(listOf(oneOf("A", "B"))),
        On: optional(flag),
      },
      "refuse",
    );
    expect(input.constraint).to.deep.equal({
      type: "structure",
      members: {
        Name: { required: true, value: { type: "string", min: 1, max: 3, pattern: "[a-z]+" } },
        Kinds: {
          required: false,
          value: { type: "list", min: 0, max: 1000, member: { type: "string", enum: ["A", "B"] } },
        },
        On: { required: false, value: { type: "boolean" } },
      },
      others: "refuse",
    });
  });
});

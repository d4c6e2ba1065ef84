import { expect } from "chai";
import { requireRuntime } from "../../../components/checks/runtimes";
import { refusalOf } from "./refusal-of";

const refused = (runtime: string) => refusalOf(() => requireRuntime(runtime, "handler.runtime"));

describe("checks/runtimes", () => {
  for (const runtime of [
    "nodejs24.x",
    "nodejs22.x",
    "python3.14",
    "python3.12",
    "java25",
    "java17.al2023",
    "dotnet10",
    "ruby3.4",
    "provided.al2023",
  ]) {
    it(`takes ${runtime}`, () => {
      expect(requireRuntime(runtime, "handler.runtime")).to.equal(runtime);
    });
  }

  for (const [runtime, since, instead] of [
    ["nodejs20.x", "2026-04-30", "nodejs24.x"],
    ["python3.10", "2026-10-31", "python3.14"],
    ["dotnet8", "2026-11-10", "dotnet10"],
  ] as const) {
    it(`refuses ${runtime}, deprecated since ${since}`, () => {
      expect(refused(runtime)).to.equal(
        `handler.runtime is deprecated since ${since}, got "${runtime}": write ${instead}`,
      );
    });
  }

  for (const [runtime, instead] of [
    ["nodejs26.x", "nodejs24.x"],
    ["python3.15", "python3.14"],
  ] as const) {
    it(`refuses ${runtime}, a preview`, () => {
      expect(refused(runtime)).to.equal(`handler.runtime is a preview, got "${runtime}": write ${instead}`);
    });
  }

  it("refuses one that is not in the list, naming the newest of its language", () => {
    expect(refused("nodejs18.x")).to.equal(
      'handler.runtime is not among the Lambda runtimes of 2026-11-21, got "nodejs18.x": write nodejs24.x',
    );
  });

  it("refuses an unknown language, naming the whole list", () => {
    expect(refused("go1.x")).to.match(
      /^handler\.runtime is not among the Lambda runtimes of 2026-11-21, got "go1\.x": write one of nodejs24\.x, .*provided\.al2023$/,
    );
  });
});

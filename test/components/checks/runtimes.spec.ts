import { expect } from "chai";
import { requireRuntime } from "../../../components/checks/runtimes";
import { refusalOf } from "./refusal-of";

const refused = (runtime: string) => refusalOf(() => requireRuntime(runtime, "handler.runtime"));

describe("checks/runtimes", () => {
  for (const runtime of [
    "nodejs24.x",
    "nodejs22.x",
    "python3.14",
    "python3.13",
    "python3.12",
    "python3.11",
    "java25",
    "java21",
    "java17.al2023",
    "java11.al2023",
    "java8.al2023",
    "java17",
    "java11",
    "java8.al2",
    "dotnet10",
    "ruby4.0",
    "ruby3.4",
    "ruby3.3",
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

  for (const [runtime, instead] of [
    ["nodejs18.x", "nodejs24.x"],
    ["provided.al2", "provided.al2023"],
  ] as const) {
    it(`refuses ${runtime}, which is not in the list, naming the newest of its language`, () => {
      expect(refused(runtime)).to.equal(
        `handler.runtime is not among the Lambda runtimes of 2026-11-21, got "${runtime}": write ${instead}`,
      );
    });
  }

  for (const runtime of ["go1.x", "24.x"]) {
    it(`refuses ${runtime}, of an unknown language, naming the whole list`, () => {
      expect(refused(runtime)).to.match(
        /^handler\.runtime is not among the Lambda runtimes of 2026-11-21, got ".*\.x": write one of nodejs24\.x, .*provided\.al2023$/,
      );
    });
  }
});

import { expect } from "chai";
import { describeEngine } from "./describe-engine";
import { scenario } from "./lanes";
import { useProject } from "./project";

const contract = scenario(async () => {
  const stack = await useProject().programOf("contract", "test/contract/program");
  await stack.expectRun("up", ["up", "--yes", "--skip-preview"]);
  const after = await stack.run("preview after it", ["preview", "--expect-no-changes"]);
  const { output } = await stack.expectRun("stack output", ["stack", "output", "--json"]);
  await stack.expectRun("destroy", ["destroy", "--yes", "--skip-preview"]);
  return { after: after.exitCode, outputs: Object.keys(JSON.parse(output)), left: stack.readAccount() };
});

describeEngine("the program of the contract suite", () => {
  it("comes up, has no changes then, tells the addresses of its APIs, and is destroyed whole", async () => {
    const { after, outputs, left } = await contract();
    expect([after, outputs.includes("API_URL"), outputs.includes("USER_POOL_ID"), left]).to.deep.equal([
      0,
      true,
      true,
      [],
    ]);
  });
});

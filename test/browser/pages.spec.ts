import { findChromium } from "./chromium";
import { describeLooks } from "./looks";
import { describeSignIn } from "./sign-in";
import { openStage, type Stage } from "./stage";

describe("sign-in pages in a browser", function () {
  this.timeout(60_000);
  let stage: Stage | undefined;
  const onStage = () => {
    if (stage === undefined) throw new Error("the browser is not there yet");
    return stage;
  };

  before(async function () {
    const executable = findChromium();
    if (executable === undefined) {
      console.log("    skipped: chromium is not installed");
      this.skip();
    }
    stage = await openStage(executable);
  });

  after(() => stage?.close());

  describeSignIn(onStage);
  describeLooks(onStage);
});

import path from "node:path";
import { expect } from "chai";
import { describePython } from "../lambda/python-function";
import { type WatchedProject, watchProgram } from "./watched-project";

const program = `import * as pulumi from "@pulumi/pulumi";
import { SecuredApi } from ${JSON.stringify(path.resolve("components"))};
const api = new SecuredApi("notes", {
  handler: { runtime: "python3.12", entryPoint: "lambda_function.lambda_handler", code: new pulumi.asset.FileArchive("./code") },
  routes: { "GET /hello": { public: true }, "GET /leave": { public: true } },
  client: { callbackUrls: ["http://localhost:5173/callback"] },
  users: { deletionProtection: false },
});
export const apiUrl = api.url;
`;

const code = `import os
def lambda_handler(event, context):
    if event["rawPath"] == "/leave": os._exit(1)
    return {"statusCode": 200, "body": "first"}
`;

describePython("a watched handler in Python", function () {
  this.timeout(60_000);
  let project: WatchedProject | undefined;

  afterEach(() => project?.end());

  it("is served as it was saved, and as it was at last where it does not load, however often its process ends", async () => {
    project = await watchProgram({ "index.ts": program, "code/lambda_function.py": code });
    const { edit, get, said, save } = project;
    expect(await get("/hello")).to.deep.equal([200, "first"]);
    await said(/^reloaded/, () => edit("code/lambda_function.py", "first", "second"));
    expect(await get("/hello")).to.deep.equal([200, "second"]);
    for (const broken of ["def (", "import gone_for_good"]) {
      const line = await said(/reloaded/, () => save("code/lambda_function.py", broken));
      expect(line).to.match(
        /^not reloaded, the last good version keeps running: function \S+ does not load: Runtime\.(UserCodeSyntaxError|ImportModuleError): /,
      );
      expect((await get("/leave"))[0]).to.equal(500);
      expect(await get("/hello")).to.deep.equal([200, "second"]);
    }
    await said(/^reloaded .* replaced$/, () => save("code/lambda_function.py", code.replace("first", "mended")));
    expect(await get("/hello")).to.deep.equal([200, "mended"]);
  });
});

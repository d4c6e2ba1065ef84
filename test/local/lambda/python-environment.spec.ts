import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { toEnvironment } from "../../../local/lambda/environment";
import { describePython, invokePython, pythonSettings, returning } from "./python-function";
import { sampleSettings } from "./sample-function";

describePython("a Python function's environment", () => {
  it("is the declared variables and Lambda's own, with nothing of the shell that started the local run", async () => {
    const planted = ["VIRTUAL_ENV", "PYTHONSTARTUP", "PYTHONPATH", "PLANTED_IN_THE_SHELL"].filter(
      (name) => process.env[name] === undefined,
    );
    for (const name of planted) process.env[name] = "/planted";
    const settings = { environment: { TABLE_NAME: "notes" } };
    const options = { endpointUrl: "", logStream: "" };
    const expected = Object.keys(toEnvironment(sampleSettings("", { ...pythonSettings, ...settings }), options)).sort();
    const result = await invokePython(returning("sorted(os.environ)", "import os"), {}, { settings });
    for (const name of planted) delete process.env[name];
    expect(planted).to.include("PYTHONSTARTUP");
    expect(result).to.deep.equal({ ok: true, payload: expected });
    expect(expected).to.not.include("AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED");
  });

  it("names the runtime that is declared", async () => {
    const result = await invokePython(returning("os.environ['AWS_EXECUTION_ENV']", "import os"));
    expect(result).to.deep.equal({ ok: true, payload: "AWS_Lambda_python3.12" });
  });

  it("looks for modules in the code first, and not among those a person installed for their own use", async () => {
    const code = returning("[sys.path[0] == os.environ['LAMBDA_TASK_ROOT'], sys.flags.no_user_site]", "import os, sys");
    expect(await invokePython(code)).to.deep.equal({ ok: true, payload: [true, 1] });
  });

  it("has nothing open of the server's: neither its users nor its tables", async () => {
    const code = returning("sorted(int(each) for each in os.listdir('/dev/fd'))[:-1]", "import os");
    const planted = fs.openSync(__filename, "r");
    const result = await invokePython(code);
    fs.closeSync(planted);
    expect(result).to.deep.equal({ ok: true, payload: [0, 1, 2, 3, 4] });
  });

  it("takes the declared PYTHONPATH", async () => {
    const settings = { environment: { PYTHONPATH: "/opt/notes" } };
    const result = await invokePython(returning("'/opt/notes' in sys.path", "import sys"), {}, { settings });
    expect(result).to.deep.equal({ ok: true, payload: true });
  });

  it("is in UTC and UTF-8", async () => {
    const code = returning("[time.localtime(0).tm_hour, sys.flags.utf8_mode]", "import sys, time");
    expect(await invokePython(code)).to.deep.equal({ ok: true, payload: [0, 1] });
  });

  it("leads AWS calls to this machine, with the keys of the function's role", async () => {
    const seen: (string | undefined)[] = [];
    const server = http.createServer((request, response) => {
      seen.push(request.headers["x-key"] as string | undefined);
      response.end("served here");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const endpointUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const code = `import os, urllib.request
def lambda_handler(event, context):
    headers = {"x-key": os.environ["AWS_ACCESS_KEY_ID"] + " " + os.environ["AWS_SESSION_TOKEN"]}
    request = urllib.request.Request(os.environ["AWS_ENDPOINT_URL"], headers=headers)
    return urllib.request.urlopen(request).read().decode()
`;
    const result = await invokePython(code, {}, { options: { endpointUrl } });
    server.close();
    expect([result, seen]).to.deep.equal([{ ok: true, payload: "served here" }, ["LOCALHELLO local-session/hello"]]);
  });
});

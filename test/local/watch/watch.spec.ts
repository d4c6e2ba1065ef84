import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { expect } from "chai";
import { signUp } from "../running-server";
import { until, type WatchedProject, watchProgram } from "./watched-project";

const components = JSON.stringify(path.resolve("components"));
const bundle = JSON.stringify(path.resolve("components/bundle"));

const program = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AuthFlow, SecuredApi } from ${components};
import { bundle } from ${bundle};
import { routes } from "./routes";
const config = new pulumi.Config();
const api = new SecuredApi("notes", {
  handler: { code: bundle("functions/hello.ts") },
  handlers: { plain: { code: new pulumi.asset.FileArchive("./plain") } },
  routes,
  client: { authFlows: [AuthFlow.UserPassword], callbackUrls: ["http://localhost:5173/callback"] },
  tokens: { accessMinutes: config.getNumber("accessMinutes") ?? 60 },
  users: { deletionProtection: false },
});
export const apiUrl = api.url;
export const userPoolId = api.userPoolId;
export const clientId = api.clientId;
export const issuer = api.issuer;
export const discoveryUrl = api.discoveryUrl;
export const signInUrl = api.signInUrl;
export const region = api.region;
`;

const configuration = "config:\n  aws:region: eu-west-1\n";

const files = {
  "Pulumi.dev.yaml": configuration,
  "index.ts": program,
  "routes.ts": `import type { Route } from ${components};
export const routes: Record<string, Route> = {
  "GET /open": { public: true },
  "GET /closed": {},
  "GET /plain": { public: true, handler: "plain" },
};
`,
  "functions/greeting.ts": 'export const greeting = "first";\n',
  "functions/hello.ts": `import { greeting } from "./greeting";
let calls = 0;
export const handler = async (event) => {
  const { wait = 0, count } = event.queryStringParameters ?? {};
  calls += 1;
  await new Promise((resolve) => setTimeout(resolve, Number(wait)));
  return { statusCode: 200, body: count ? String(calls) : greeting };
};
`,
  "plain/index.mjs": 'export const handler = async () => ({ statusCode: 200, body: "plain first" });\n',
};

describe("a watched project", () => {
  let project: WatchedProject;

  before(async () => {
    project = await watchProgram(files);
  });

  afterEach(() => project.reset());

  after(() => project.end());

  it("serves a bundled handler as it was saved, with all it imports, and no evaluation", async () => {
    expect(await project.get("/open")).to.deep.equal([200, "first"]);
    const line = await project.said(/reloaded/, () => project.edit("functions/greeting.ts", "first", "second"));
    expect(line).to.match(/^reloaded in \d+ ms: function notes-handler-\w+ replaced$/);
    expect(await project.get("/open")).to.deep.equal([200, "second"]);
  });

  it("serves a handler in a folder as it was saved, and leaves the state of other functions alone", async () => {
    const [, count] = await project.get("/open?count=1");
    const line = await project.said(/reloaded/, () => project.edit("plain/index.mjs", "plain first", "plain second"));
    expect(line).to.match(/^reloaded in \d+ ms: function notes-plain-\w+ replaced$/);
    expect([await project.get("/plain"), await project.get("/open?count=1")]).to.deep.equal([
      [200, "plain second"],
      [200, String(Number(count) + 1)],
    ]);
  });

  it("ends a request with the code it was begun with", async () => {
    const begun = project.get("/open?wait=700");
    await new Promise((resolve) => setTimeout(resolve, 100));
    await project.said(/reloaded/, () => project.edit("functions/greeting.ts", "first", "second"));
    expect(await project.get("/open")).to.deep.equal([200, "second"]);
    expect(await begun).to.deep.equal([200, "first"]);
  });

  it("keeps the last good version of code that does not bundle, says where, and serves it once it is mended", async () => {
    const refusal = await project.said(/reloaded/, () => project.edit("functions/greeting.ts", ";", " = ;"));
    expect(refusal).to.match(
      /^not reloaded, the last good version keeps running: cannot bundle "functions\/hello\.ts": .*greeting\.ts:1:\d+: /,
    );
    expect(await project.get("/open")).to.deep.equal([200, "first"]);
    await project.said(/^reloaded/, () => project.save("functions/greeting.ts", 'export const greeting = "mended";\n'));
    expect(await project.get("/open")).to.deep.equal([200, "mended"]);
  });

  it("keeps the last good version of code that does not load, and says why", async () => {
    const line = await project.said(/reloaded/, () =>
      project.save("plain/index.mjs", 'throw new Error("no such key");\n'),
    );
    expect(line).to.match(
      /^not reloaded, the last good version keeps running: function notes-plain-\w+ does not load: .*no such key/,
    );
    expect(await project.get("/plain")).to.deep.equal([200, "plain first"]);
  });

  it("serves a changed program: a route that was added, none that was removed", async () => {
    const line = await project.said(/reloaded/, () => project.edit("routes.ts", '"GET /open"', '"GET /opened"'));
    expect(line).to.match(/^reloaded in \d+ ms: route GET \/open removed; route GET \/opened added$/);
    expect([await project.get("/opened"), await project.get("/open")]).to.deep.equal([
      [200, "first"],
      [404, '{"message":"Not Found"}'],
    ]);
  });

  it("closes a route that is no more public, and opens none by a mistake", async () => {
    await project.said(/reloaded/, () => project.edit("routes.ts", '"GET /open": { public: true }', '"GET /open": {}'));
    expect((await project.get("/open"))[0]).to.equal(401);
    const refusal = await project.said(/reloaded/, () =>
      project.edit("routes.ts", '"GET /closed": {}', '"GET /closed": { publik: true }'),
    );
    expect(refusal).to.match(/^not reloaded, the last good version keeps running: .*publik/);
    expect((await project.get("/closed"))[0]).to.equal(401);
  });

  it("changes no lock while the code behind it does not load, and brings both once it does", async () => {
    const refusal = await project.said(/reloaded/, () => {
      project.edit("routes.ts", '"GET /closed": {}', '"GET /closed": { public: true }');
      project.save("functions/greeting.ts", 'throw new Error("not yet");\nexport const greeting = "second";\n');
    });
    expect(refusal).to.match(/^not reloaded, .* does not load: .*not yet/);
    expect((await project.get("/closed"))[0]).to.equal(401);
    await project.said(/^reloaded/, () => project.save("functions/greeting.ts", 'export const greeting = "second";\n'));
    expect(await project.get("/closed")).to.deep.equal([200, "second"]);
  });

  it("closes a route although a test user cannot be made, and a handler saved after it does not open it again", async () => {
    await project.said(/^note: Users/, () => {
      project.edit("routes.ts", '"GET /open": { public: true }', '"GET /open": {}');
      project.save("Users.dev.json", '[{ "username": "carol@example.com", "password": "weak" }]');
    });
    await until(async () => ((await project.get("/open"))[0] === 401 ? true : undefined), "a closed route");
    await project.said(/^reloaded/, () => project.edit("functions/greeting.ts", "first", "second"));
    expect((await project.get("/open"))[0]).to.equal(401);
    fs.rmSync(path.join(project.folder, "Users.dev.json"));
  });

  it("opens nothing when something else of the program cannot be served", async () => {
    const refusal = await project.said(/reloaded/, () => {
      project.edit("routes.ts", '"GET /closed": {}', '"GET /closed": { public: true }');
      project.save("index.ts", `${program}new aws.apigatewayv2.Api("other", { protocolType: "WEBSOCKET" });\n`);
    });
    expect(refusal).to.match(/^not reloaded, /);
    expect((await project.get("/closed"))[0]).to.equal(401);
  });

  it("keeps users and their tokens when the program changes", async () => {
    const { accessToken } = await signUp(project.endpoints(), "alice@example.com");
    await project.said(/reloaded/, () => project.edit("routes.ts", '"GET /closed"', '"GET /shut"'));
    expect(await project.get("/shut", accessToken)).to.deep.equal([200, "first"]);
  });

  it("keeps its ports, and tells tools the outputs as they are now", async () => {
    const before = project.endpoints().outputs;
    await project.said(/reloaded/, () => project.save("index.ts", `${program}export const team = "red";\n`));
    expect(project.endpoints().outputs).to.deep.equal({ ...before, team: "red" });
  });

  it("serves an API that was added on a port of its own, and closes one that was removed", async () => {
    const other =
      'new SecuredApi("other", { handler: { code: bundle("functions/hello.ts") }, routes: { "GET /other": { public: true } } })';
    await project.said(/reloaded/, () => project.save("index.ts", `${program}export const other = ${other}.url;\n`));
    const url = Object.entries(project.endpoints().outputs).find(([name]) => name === "other")?.[1];
    expect(await (await fetch(`${url}/other`)).text()).to.equal("first");
    await project.said(/reloaded/, () => project.save("index.ts", program));
    expect(await fetch(`${url}/other`).catch(() => "closed")).to.equal("closed");
  });

  it("takes changed configuration", async () => {
    const line = await project.said(/reloaded/, () =>
      project.save("Pulumi.dev.yaml", `${configuration}  proj:accessMinutes: "30"\n`),
    );
    expect(line).to.match(/^reloaded in \d+ ms: app client notes-client changed$/);
  });

  it("says what is wrong with a program or its configuration, and keeps what runs", async () => {
    const broken = await project.said(/reloaded/, () => project.save("routes.ts", "export const routes = {;\n"));
    const yaml = await project.said(/reloaded/, () => project.save("Pulumi.dev.yaml", "config: [\n"));
    expect([broken, yaml].map((line) => line.split(": ")[0])).to.deep.equal(
      Array(2).fill("not reloaded, the last good version keeps running"),
    );
    expect(await project.get("/open")).to.deep.equal([200, "first"]);
  });

  it("asks for another start when the region changes", async () => {
    const line = await project.said(/reloaded/, () =>
      project.save("Pulumi.dev.yaml", "config:\n  aws:region: eu-central-1\n"),
    );
    expect(line).to.equal(
      "not reloaded, the last good version keeps running: the region is eu-central-1 now and was eu-west-1: end the server and start it again",
    );
  });

  it("makes the test users that were added to Users.<stack>.json", async () => {
    const users = [{ username: "bob@example.com", password: "Correct-Horse-9" }];
    const line = await project.said(/Users/, () => project.save("Users.dev.json", JSON.stringify(users)));
    expect(line).to.equal("Users.dev.json: 1 made, 0 already there and left as they are");
    fs.rmSync(path.join(project.folder, "Users.dev.json"));
  });

  it("says nothing of files that change nothing", async () => {
    const known = project.printed().length - 1;
    project.save("README.md", "# hello\n");
    await new Promise((resolve) => setTimeout(resolve, 400));
    await project.said(/reloaded/, () => project.edit("functions/greeting.ts", "first", "second"));
    expect(
      project
        .printed()
        .slice(known)
        .filter((line) => /reloaded/.test(line)),
    ).to.have.lengthOf(1);
  });

  it("removes code that nothing runs any more", async () => {
    for (const text of ["second", "third", "fourth"]) {
      await project.said(/reloaded/, () =>
        project.save("functions/greeting.ts", `export const greeting = "${text}";\n`),
      );
    }
    const folders = await until(() => {
      const names = fs.readdirSync(path.join(project.folder, ".secured-api/dev/functions"));
      const bundled = names.filter((name) => name.startsWith("notes-handler"));
      return bundled.length <= 2 ? bundled : undefined;
    }, "two folders of code");
    expect(folders).to.have.lengthOf(2);
  });
});

describe("a watched project on ports of its own", () => {
  let port: number;
  let taken: net.Server;
  let project: WatchedProject;

  before(async () => {
    port = await freePorts();
    taken = net.createServer();
    await new Promise<void>((resolve) => taken.listen(port + 1, "127.0.0.1", resolve));
    project = await watchProgram(files, "--port", String(port));
  });

  after(async () => {
    taken.close();
    await project.end();
  });

  it("changes nothing while the port of an added API is taken, and tries again at the next save", async () => {
    const other =
      'new SecuredApi("other", { handler: { code: bundle("functions/hello.ts") }, routes: { "GET /other": { public: true } } });';
    const refusal = await project.said(/reloaded/, () => {
      project.edit("routes.ts", '"GET /closed": {}', '"GET /closed": { public: true }');
      project.save("index.ts", `${program}${other}\n`);
    });
    const [closed] = await project.get("/closed");
    await new Promise((resolve) => taken.close(resolve));
    await project.said(/^reloaded/, () => project.save("index.ts", `${program}${other}\n`));
    const answers = [await project.get("/closed"), await (await fetch(`http://127.0.0.1:${port + 1}/other`)).text()];
    expect([refusal, closed, answers]).to.deep.equal([
      `not reloaded, the last good version keeps running: port ${port + 1} for API "${apiName(project)}" is in use: end what listens there, or choose another with --port`,
      401,
      [[200, "first"], "first"],
    ]);
  });
});

/** The name of the second API, as the start tells it. */
function apiName(project: WatchedProject): string {
  return /API "([^"]+)"/.exec(project.printed().find((line) => /not reloaded/.test(line)) ?? "")?.[1] ?? "";
}

/** A port that is free, as is the one after it. */
async function freePorts(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe("a watched project with modules in unusual places", () => {
  it("serves what is saved in a hidden folder, and in one beside the project whose name begins alike", async () => {
    const value = (name: string) => `export const ${name} = "first";\n`;
    const text = `import { hidden } from "./.config/hidden";
import path from "node:path";
const { beside } = require(path.resolve("..", path.basename(__dirname) + "-shared", "beside"));
${program}export const values = [hidden, beside].join(" ");
`;
    const project = await watchProgram({
      ...files,
      "index.ts": text.replace('__dirname) + "-shared"', '__dirname) + "/shared"'),
      ".config/hidden.ts": value("hidden"),
      "shared/beside.ts": value("beside").replace("first", "inside"),
    });
    const valuesNow = () => Object.entries(project.endpoints().outputs).find(([name]) => name === "values")?.[1];
    const shared = `${project.folder}-shared`;
    try {
      fs.mkdirSync(shared);
      fs.writeFileSync(path.join(shared, "beside.ts"), value("beside"));
      await project.said(/^reloaded/, () => project.save("index.ts", text));
      await project.said(/^reloaded/, () => project.edit(".config/hidden.ts", "first", "second"));
      const afterHidden = valuesNow();
      await project.said(/^reloaded/, () =>
        fs.writeFileSync(path.join(shared, "beside.ts"), value("beside").replace("first", "third")),
      );
      expect([afterHidden, valuesNow()]).to.deep.equal(["second first", "second third"]);
    } finally {
      await project.end();
      fs.rmSync(shared, { recursive: true, force: true });
    }
  });
});

describe("a project that is not watched", () => {
  it("serves what was there at the start", async () => {
    const project = await watchProgram(files, "--no-watch");
    project.edit("functions/greeting.ts", "first", "second");
    await new Promise((resolve) => setTimeout(resolve, 800));
    const answer = await project.get("/open");
    await project.end();
    expect(answer).to.deep.equal([200, "first"]);
  });
});

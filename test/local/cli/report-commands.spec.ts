import { expect } from "chai";
import { toCommands } from "../../../local/cli/report-commands";
import type { Running } from "../../../local/start";

const pool = { id: "eu-west-1_Ab12Cd34E", usernameAttributes: ["email"], aliasAttributes: [], passwordPolicy: {} };

/** A running program whose one route trusts these clients. */
function commandsFor(
  clients: { id: string; explicitAuthFlows: string[]; allowedOauthFlows: string[] }[],
  poolToo: { mfa?: string } = {},
): string {
  const authorizer = { audience: clients.map(({ id }) => id), identitySource: "$request.header.Authorization" };
  const routes = [{ routeKey: "GET /notes", authorizer, scopes: [] }];
  const settings = {
    apis: [{ id: "api", stage: "$default", routes }],
    identity: { pools: [{ ...pool, ...poolToo }], clients: clients.map((client) => ({ ...client, poolId: pool.id })) },
  };
  const running = { program: { settings, evaluation: { region: "eu-west-1" } }, endpointUrl: "", apiUrls: {} };
  return toCommands(running as unknown as Running);
}

describe("the commands to paste", () => {
  const program = {
    id: "program",
    explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    allowedOauthFlows: ["client_credentials"],
  };
  const page = { id: "page", explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"], allowedOauthFlows: ["code"] };
  const password = { id: "password", explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"], allowedOauthFlows: [] };

  it("sign in by a client that takes passwords, if there is one", () => {
    expect(commandsFor([program, page, password])).to.include("--client-id password ");
  });

  it("never name a program's client for a person", () => {
    expect(commandsFor([program, page])).to.include("# client page allows no password sign-in");
  });

  it("say where to sign in if the pool requires a second factor", () => {
    expect(commandsFor([password], { mfa: "ON" })).to.include(
      "# the pool requires a second factor: sign in on the page",
    );
  });
});

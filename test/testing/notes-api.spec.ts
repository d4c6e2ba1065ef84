import { expect } from "chai";
import { readConfiguration } from "../../local/engine/configuration";
import { readProject } from "../../local/engine/project";
import { createNotesApi } from "../../stacks/notes-api";
import { readSettings } from "../../stacks/settings";
import {
  type MockedStack,
  mockSecuredApi,
  readRoutes,
  requireAccessTokensOnly,
  requireEveryRouteProtected,
  requireGrantsWithin,
  requireNoPasswordFlow,
  requirePoolProtected,
} from "../../testing";

/** An example: how the team of a service holds on to what must stay true of it. */
describe("the notes service in production", () => {
  let stack: MockedStack;

  before(async () => {
    const project = readProject(process.cwd());
    const { values: config } = await readConfiguration(project, { stack: "prod", overrides: {}, env: {} });
    const options = { project: project.name, stack: "prod", config };
    stack = await mockSecuredApi(() => createNotesApi(readSettings()), options);
  });

  it("is open for the health check alone", () => {
    requireEveryRouteProtected(stack, { except: ["GET /health"] });
  });

  it("takes access tokens only", () => {
    requireAccessTokensOnly(stack);
  });

  it("serves notes by the function that may reach the table, and by no other", () => {
    const notes = readRoutes(stack).filter(({ handler }) => handler === "handler");
    expect(notes.map(({ routeKey }) => routeKey).sort()).to.deep.equal([
      "DELETE /notes/{id}",
      "GET /notes",
      "GET /notes/{id}",
      "POST /notes",
    ]);
    const table = ["PutItem", "GetItem", "Query", "DeleteItem"].map((operation) => `dynamodb:${operation}`);
    requireGrantsWithin(stack, { handler: table });
  });

  it("cannot lose its users by a wrong destroy", () => {
    requirePoolProtected(stack);
  });

  it("never sees a password", () => {
    requireNoPasswordFlow(stack);
  });
});

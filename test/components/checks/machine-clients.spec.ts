import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseClients } from "../../../components/checks/clients";
import { parseMachineClients } from "../../../components/checks/machine-clients";
import { parseResourceServers } from "../../../components/checks/resource-servers";
import { refusalOf } from "./refusal-of";

const lifetimes = { accessMinutes: 45, idMinutes: 60, refreshDays: 30, rotation: undefined };
const notes = { notes: { scopes: { read: "Read notes", write: "Write notes" } } };

function parse(machineClients: unknown, clients: unknown = {}, resourceServers: unknown = notes) {
  const [client, others] = [
    { where: "client", value: undefined },
    { where: "clients", value: clients },
  ];
  const beside = {
    clients: parseClients(client, others, { lifetimes, attributes: [] }),
    resourceServers: parseResourceServers({ where: "resourceServers", value: resourceServers }),
    accessMinutes: lifetimes.accessMinutes,
  };
  return parseMachineClients({ where: "machineClients", value: machineClients }, beside);
}

const refused = (...args: Parameters<typeof parse>) => refusalOf(() => parse(...args));
const report = (settings: unknown, resourceServers?: unknown) => refused({ report: settings }, {}, resourceServers);
const many = <T>(count: number, value: T) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, value]));

describe("checks/machine-clients", () => {
  it("are none unless told otherwise", () => {
    expect(parse(undefined)).to.deep.equal([]);
  });

  it("get tokens that live as long as those of people unless told otherwise", () => {
    expect(parse({ report: { scopes: ["notes/read"] } })).to.deep.equal([
      { key: "report", scopes: ["notes/read"], accessMinutes: 45 },
    ]);
  });

  it("keep their order and every choice that was made", () => {
    const machines = {
      report: { scopes: ["notes/write", "notes/read"], accessMinutes: 5 },
      job: { scopes: ["notes/read"], accessMinutes: 1440 },
    };
    expect(parse(machines)).to.deep.equal([
      { key: "report", ...machines.report },
      { key: "job", ...machines.job },
    ]);
  });

  it("refuse the name of another client", () => {
    expect(refused({ web: { scopes: ["notes/read"] } }, { web: {} })).to.equal(
      'machineClients["web"] has the name of clients["web"]: write another name',
    );
  });

  it("refuse the name of the first client, even where that was left out", () => {
    expect(refused({ client: { scopes: ["notes/read"] } })).to.equal(
      'machineClients["client"] has the name of client: write another name',
    );
  });

  it("refuse a name that no resource can have", () => {
    expect(refused({ "my job": { scopes: ["notes/read"] } })).to.equal(
      'the name of machineClients["my job"] must be letters, digits, _ and -, a letter first, got "my job": write one such as "notes"',
    );
  });

  it("are as many as an authorizer takes audiences, people's clients among them", () => {
    const machine = { scopes: ["notes/read"] };
    expect([parse(many(49, machine)).length, refused(many(50, machine))]).to.deep.equal([
      49,
      "machineClients and clients must be 50 at most, got 51: make a second API",
    ]);
  });

  it("count every client for people", () => {
    const clients = Object.fromEntries(Array.from({ length: 48 }, (_, index) => [`web${index}`, {}]));
    const machine = { scopes: ["notes/read"] };
    expect([refused(many(1, machine), clients), refused(many(2, machine), clients)]).to.deep.equal([
      undefined,
      "machineClients and clients must be 50 at most, got 51: make a second API",
    ]);
  });

  for (const scopes of [undefined, []]) {
    it(`refuse ${scopes ? "an empty list of" : "to be without"} scopes`, () => {
      expect(report({ scopes })).to.equal(
        'machineClients["report"].scopes must hold a scope: write one that resourceServers define',
      );
    });
  }

  for (const scope of ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"]) {
    it(`refuse ${scope}, which says who a person is`, () => {
      expect(report({ scopes: ["notes/read", scope] })).to.equal(
        `machineClients["report"].scopes[1] is a scope for people, got "${scope}": write a custom one`,
      );
    });
  }

  it("refuse a scope that no resource server defines, naming the nearest", () => {
    expect(report({ scopes: ["notes/raed"] })).to.equal(
      'machineClients["report"].scopes[0] is defined by no resource server, got "notes/raed": did you mean notes/read',
    );
  });

  it("refuse a scope where there is no resource server", () => {
    expect(report({ scopes: ["notes/read"] }, {})).to.equal(
      'machineClients["report"].scopes[0] is defined by no resource server, got "notes/read": define it in resourceServers',
    );
  });

  it("refuse the scope of a group, which people have by the trigger alone", () => {
    expect(report({ scopes: ["notes/read", "group/editors"] })).to.equal(
      'machineClients["report"].scopes[1] is reserved for the groups of users, got "group/editors": write groups in the route, or another scope',
    );
  });

  it("refuse a scope that stands twice", () => {
    expect(report({ scopes: ["notes/read", "notes/read"] })).to.equal(
      'machineClients["report"].scopes holds a value twice, got "notes/read": write it once',
    );
  });

  it("take 50 scopes, refuse more", () => {
    const servers = (count: number) => ({ n: { scopes: many(count, "a") } });
    const scopes = Array.from({ length: 51 }, (_, index) => `n/m${index}`);
    expect([report({ scopes: scopes.slice(0, 50) }, servers(51)), report({ scopes }, servers(51))]).to.deep.equal([
      undefined,
      'machineClients["report"].scopes must be 50 at most, got 51: leave some out',
    ]);
  });

  it("refuse a life of less than 5 minutes", () => {
    expect(report({ scopes: ["notes/read"], accessMinutes: 4 })).to.equal(
      'machineClients["report"].accessMinutes must be a whole number from 5 to 1440, got 4: write 5 or more',
    );
  });

  it("refuse a life of more than a day", () => {
    expect(report({ scopes: ["notes/read"], accessMinutes: 1441 })).to.equal(
      'machineClients["report"].accessMinutes must be a whole number from 5 to 1440, got 1441: write 1440 or less',
    );
  });

  for (const option of ["callbackUrls", "generateSecret", "authFlows"]) {
    it(`refuse ${option}, which is for clients of people`, () => {
      expect(report({ scopes: ["notes/read"], [option]: [] })).to.equal(
        `machineClients["report"].${option} is not an option: write one of scopes, accessMinutes`,
      );
    });
  }

  it("refuse to be an output, by name", () => {
    expect(report(pulumi.output({ scopes: ["notes/read"] }))).to.equal(
      'machineClients["report"] must be known while the program runs, got an output or a promise: write it as a plain object',
    );
  });
});

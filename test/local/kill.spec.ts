import { randomInt } from "node:crypto";
import fs from "node:fs";
import { AdminGetUserCommand, SignUpCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { copyCheckout } from "../checkout";
import { cognitoClient, password, type RunningServer, signUp, startServer } from "./running-server";

const kills = 20;
const acknowledgedBeforeKill = 20;
const requestsAtOnce = 8;

/** So that a write that nobody waits for is still to come when the kill does. */
const slowDisk = ["test/local/slow-disk.cjs"];

/** Names of users and ids of notes whose answers arrived whole. */
interface Acknowledged {
  users: string[];
  notes: string[];
}

describe("what was acknowledged", function () {
  this.timeout(240_000);

  it(`is there after each of ${kills} kills at random times`, async () => {
    const project = copyCheckout();
    const all: Acknowledged = { users: [], notes: [] };
    let server = await startServer(project);
    try {
      const { accessToken } = await signUp(server, "owner@example.com");
      await server.end();
      server = await startServer(project, slowDisk);
      for (let kill = 0; kill < kills; kill++) {
        const round = await writeUntilKilled(server, accessToken, kill);
        expect(round.users.length + round.notes.length).to.be.at.least(acknowledgedBeforeKill);
        all.users.push(...round.users);
        all.notes.push(...round.notes);
        server = await startServer(project, slowDisk);
        expect(await findLost(server, accessToken, round)).to.deep.equal([]);
      }
      expect(await findLost(server, accessToken, all)).to.deep.equal([]);
    } finally {
      await server.end();
      fs.rmSync(project, { recursive: true, force: true });
    }
  });
});

/** Signs up users and writes notes, several at once, and kills the server in the middle of it. */
async function writeUntilKilled(server: RunningServer, token: string, round: number): Promise<Acknowledged> {
  const done: Acknowledged = { users: [], notes: [] };
  const killAfter = acknowledgedBeforeKill + randomInt(20);
  let killed: Promise<void> | undefined;
  let count = 0;
  const write = async () => {
    while (!killed) {
      const name = `user-${round}-${count++}@example.com`;
      try {
        if (count % 2) done.users.push(await writeUser(server, name));
        else done.notes.push(await writeNote(server, token, name));
      } catch (error) {
        if (!killed) throw error;
      }
      if (done.users.length + done.notes.length >= killAfter) killed ??= server.end("SIGKILL");
    }
  };
  await Promise.all(Array.from({ length: requestsAtOnce }, write));
  await killed;
  return done;
}

async function writeUser(server: RunningServer, name: string): Promise<string> {
  const request = new SignUpCommand({ ClientId: server.outputs.clientId, Username: name, Password: password });
  await cognitoClient(server).send(request);
  return name;
}

async function writeNote(server: RunningServer, token: string, title: string): Promise<string> {
  const answer = await fetch(`${server.outputs.apiUrl}/notes`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ title }),
  });
  const note = (await answer.json()) as { id: string };
  if (answer.status !== 201) throw new Error(`POST /notes answered ${answer.status}`);
  return note.id;
}

async function findLost(server: RunningServer, token: string, acknowledged: Acknowledged): Promise<string[]> {
  const client = cognitoClient(server);
  const lost: string[] = [];
  for (const Username of acknowledged.users) {
    const request = new AdminGetUserCommand({ UserPoolId: server.outputs.userPoolId, Username });
    await client.send(request).catch(() => lost.push(Username));
  }
  for (const id of acknowledged.notes) {
    const answer = await fetch(`${server.outputs.apiUrl}/notes/${id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (answer.status !== 200) lost.push(id);
    await answer.arrayBuffer();
  }
  return lost;
}

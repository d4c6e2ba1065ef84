import { request } from "node:http";
import { expect } from "chai";
import { type ServedProgram, serveProgram } from "../../serve-program";
import { servedProgram } from "../../served-program";

/** The status that a sign-in page answers with to a request for a host. */
function statusFor(endpointUrl: string, path: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${endpointUrl}${path}`, { headers: { host } }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode));
    });
    sent.on("error", reject).end();
  });
}

describe("the host of the sign-in pages", function () {
  this.timeout(30_000);
  let served: ServedProgram;

  before(async () => {
    served = await serveProgram(servedProgram);
  });

  after(() => served.close());

  it("is this machine under its own names: another one is not answered, so that no page reaches them by DNS", async () => {
    const { host, port } = new URL(served.endpointUrl);
    const [client] = served.settings.identity.clients;
    const path = `/login?${new URLSearchParams({ client_id: client?.id ?? "", response_type: "code" })}`;
    const statuses = [];
    for (const one of [host, `localhost:${port}`, `evil.example:${port}`, "evil.example", `127.0.0.1:1`]) {
      statuses.push(await statusFor(served.endpointUrl, path, one));
    }
    expect(statuses).to.deep.equal([200, 200, 403, 403, 403]);
  });
});

import { expect } from "chai";
import { decodeJwt } from "jose";
import { startCognito, stopCognitos, toGroup } from "../start-cognito";

const roleOf = (name: string) => `arn:aws:iam::000000000000:role/${name}`;

/** `cognito:` claims of both tokens of a user in these groups. */
async function claimsIn(groups: [name: string, precedence?: number | undefined, role?: string][]) {
  const declared = groups.map(([name, precedence, role]) =>
    toGroup(name, { precedence, roleArn: role === undefined ? undefined : roleOf(role) }),
  );
  const { addUser, signIn } = await startCognito({ groups: declared });
  const names = groups.map(([name]) => name);
  await addUser("alice", {}, names);
  const { AccessToken, IdToken } = await signIn("alice");
  const ofToken = (token: string) => {
    const claims = Object.entries(decodeJwt(token));
    return Object.fromEntries(claims.filter(([name]) => /^cognito:(groups|roles|preferred_role)$/.test(name)));
  };
  return { access: ofToken(AccessToken), id: ofToken(IdToken) };
}

describe("a user's groups", () => {
  afterEach(stopCognitos);

  it("are in both tokens, and nothing is where there are none", async () => {
    const groups = { "cognito:groups": ["editors"] };
    expect(await claimsIn([["editors"]])).to.deep.equal({ access: groups, id: groups });
    expect(await claimsIn([])).to.deep.equal({ access: {}, id: {} });
  });

  it("come by precedence, those without one last, and then by name", async () => {
    const { access } = await claimsIn([["c"], ["d", 5], ["a"], ["b", 0], ["e", 5]]);
    expect(access["cognito:groups"]).to.deep.equal(["b", "d", "e", "a", "c"]);
  });

  it("give their roles to the ID token alone, each once", async () => {
    const { access, id } = await claimsIn([
      ["admins", 1, "all"],
      ["editors", 2, "some"],
      ["owners", 3, "all"],
      ["readers", 4],
    ]);
    expect(access).to.deep.equal({ "cognito:groups": ["admins", "editors", "owners", "readers"] });
    expect(id["cognito:roles"]).to.deep.equal([roleOf("all"), roleOf("some")]);
  });

  it("prefer the role of the lowest precedence", async () => {
    expect(
      (
        await claimsIn([
          ["admins", 7, "all"],
          ["editors", 0, "some"],
        ])
      ).id["cognito:preferred_role"],
    ).to.equal(roleOf("some"));
  });

  it("prefer any precedence to none", async () => {
    expect(
      (
        await claimsIn([
          ["admins", undefined, "all"],
          ["editors", 9, "some"],
        ])
      ).id["cognito:preferred_role"],
    ).to.equal(roleOf("some"));
  });

  it("prefer the one role of groups that share the lowest precedence", async () => {
    const { id } = await claimsIn([
      ["admins", 1, "all"],
      ["owners", 1, "all"],
      ["editors", 2, "some"],
    ]);
    expect(id["cognito:preferred_role"]).to.equal(roleOf("all"));
  });

  it("prefer no role where groups that share the lowest precedence have different ones", async () => {
    const { id } = await claimsIn([
      ["admins", 1, "all"],
      ["owners", 1, "some"],
      ["editors", 2, "few"],
    ]);
    expect(id).to.deep.equal({
      "cognito:groups": ["admins", "owners", "editors"],
      "cognito:roles": [roleOf("all"), roleOf("some"), roleOf("few")],
    });
  });

  it("prefer no role where the group that counts most has none", async () => {
    const { id } = await claimsIn([
      ["admins", 0],
      ["editors", 1, "some"],
    ]);
    expect("cognito:preferred_role" in id).to.equal(false);
  });

  it("that the pool has no more count for nothing", async () => {
    const { addUser, changeUser, signIn } = await startCognito({ groups: ["editors"] });
    await addUser("alice");
    await changeUser("alice", { groups: ["gone"] });
    expect("cognito:groups" in decodeJwt((await signIn("alice")).AccessToken)).to.equal(false);
  });

  it("of another pool count for nothing", async () => {
    const { addUser, changeUser, createPool, ok, signIn } = await startCognito();
    await ok("CreateGroup", { UserPoolId: await createPool(), GroupName: "editors" });
    await addUser("alice");
    await changeUser("alice", { groups: ["editors"] });
    expect("cognito:groups" in decodeJwt((await signIn("alice")).AccessToken)).to.equal(false);
  });
});

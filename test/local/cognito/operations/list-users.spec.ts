import { expect } from "chai";
import { pool, poolId, startCognito, stopCognitos } from "../start-cognito";

interface Page {
  Users: { Username: string; Attributes: { Name: string; Value: string }[] }[];
  PaginationToken?: string;
}

const names = (page: Page) => page.Users.map(({ Username }) => Username);

describe("ListUsers", () => {
  afterEach(stopCognitos);

  it("lists the users of the pool alone", async () => {
    const other = { ...pool, id: "eu-west-1_Other0001" };
    const { addUser, cognito, ok } = await startCognito({ otherPools: [other] });
    await addUser("alice");
    await addUser("bob");
    await cognito.seed(other.id, [{ username: "carol", password: "Correct-horse-1", attributes: {}, groups: [] }]);
    expect(names(await ok<Page>("ListUsers", { UserPoolId: poolId }))).to.deep.equal(["alice", "bob"]);
  });

  it("lists a page at a time", async () => {
    const { addUser, ok } = await startCognito();
    for (const username of ["alice", "bob", "carol"]) await addUser(username);
    const first = await ok<Page>("ListUsers", { UserPoolId: poolId, Limit: 2 });
    const second = await ok<Page>("ListUsers", {
      UserPoolId: poolId,
      Limit: 2,
      PaginationToken: first.PaginationToken,
    });
    expect([names(first), names(second)]).to.deep.equal([["alice", "bob"], ["carol"]]);
    expect(second).to.not.have.property("PaginationToken");
  });

  it("filters by an attribute", async () => {
    const { addUser, ok } = await startCognito();
    await addUser("alice", { email: "alice@example.com" });
    await addUser("bob", { email: "bob@example.com" });
    expect(
      names(await ok<Page>("ListUsers", { UserPoolId: poolId, Filter: 'email = "bob@example.com"' })),
    ).to.deep.equal(["bob"]);
  });

  it("looks for matches beyond the first page of users", async () => {
    const { addUser, ok } = await startCognito();
    for (let number = 0; number < 65; number++) await addUser(`user${String(number).padStart(2, "0")}`);
    await addUser("zoe");
    expect(
      names(await ok<Page>("ListUsers", { UserPoolId: poolId, Limit: 1, Filter: 'username ^= "z"' })),
    ).to.deep.equal(["zoe"]);
  }).timeout(10_000);

  it("shows the attributes asked for", async () => {
    const { addUser, ok } = await startCognito();
    await addUser("alice", { email: "alice@example.com", name: "Alice" });
    const { Users } = await ok<Page>("ListUsers", { UserPoolId: poolId, AttributesToGet: ["name"] });
    expect(Users.map(({ Attributes }) => Attributes)).to.deep.equal([[{ Name: "name", Value: "Alice" }]]);
  });

  it("refuses a page token of another pool", async () => {
    const { addUser, ok, refused } = await startCognito({ otherPools: [{ ...pool, id: "eu-west-1_Other0001" }] });
    for (const username of ["alice", "bob"]) await addUser(username);
    const { PaginationToken } = await ok<Page>("ListUsers", { UserPoolId: poolId, Limit: 1 });
    const request = { UserPoolId: "eu-west-1_Other0001", PaginationToken };
    expect(await refused("ListUsers", request)).to.deep.equal({
      __type: "InvalidParameterException",
      message: "Invalid pagination token given.",
    });
  });

  it("refuses more than 60 a page", async () => {
    const { refused } = await startCognito();
    expect(await refused("ListUsers", { UserPoolId: poolId, Limit: 61 })).to.deep.equal({
      __type: "InvalidParameterException",
      message:
        "1 validation error detected: Value '61' at 'limit' failed to satisfy constraint: Member must have value less " +
        "than or equal to 60",
    });
  });

  it("refuses a pool that is not there", async () => {
    const { refused } = await startCognito();
    expect((await refused("ListUsers", { UserPoolId: "eu-west-1_Nowhere01" })).__type).to.equal(
      "ResourceNotFoundException",
    );
  });
});

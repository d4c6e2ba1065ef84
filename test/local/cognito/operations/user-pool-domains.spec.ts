import { expect } from "chai";
import { poolId, startCognito, stopCognitos } from "../start-cognito";

const create = { UserPoolId: poolId, Domain: "notes-dev" };
const declared = { poolId, domain: "notes-declared", managedLogin: true };

describe("domains of user pools", () => {
  afterEach(stopCognitos);

  it("are made, shown, and deleted", async () => {
    const { ok } = await startCognito();
    expect(await ok("CreateUserPoolDomain", create)).to.deep.equal({ ManagedLoginVersion: 1 });
    expect(await ok("DescribeUserPoolDomain", { Domain: create.Domain })).to.deep.equal({
      DomainDescription: {
        UserPoolId: poolId,
        AWSAccountId: "000000000000",
        Domain: "notes-dev",
        Status: "ACTIVE",
        ManagedLoginVersion: 1,
      },
    });
    const { UserPool } = await ok<{ UserPool: { Domain: string } }>("DescribeUserPool", { UserPoolId: poolId });
    expect(UserPool.Domain).to.equal("notes-dev");
    expect(await ok("DeleteUserPoolDomain", create)).to.deep.equal({});
    expect(await ok("DescribeUserPoolDomain", { Domain: create.Domain })).to.deep.equal({ DomainDescription: {} });
  });

  it("are there after a restart", async () => {
    const before = await startCognito();
    await before.ok("CreateUserPoolDomain", { ...create, ManagedLoginVersion: 2 });
    await before.close();
    const { ok } = await startCognito({ folder: before.folder });
    const { DomainDescription } = await ok<{ DomainDescription: object }>("DescribeUserPoolDomain", {
      Domain: "notes-dev",
    });
    expect(DomainDescription).to.have.property("ManagedLoginVersion", 2);
  });

  it("have a name that no other pool has, and a pool has one", async () => {
    const { ok, refused, createPool } = await startCognito({ domains: [declared] });
    const UserPoolId = await createPool();
    const refusals = [
      await refused("CreateUserPoolDomain", { UserPoolId, Domain: "notes-declared" }),
      await refused("CreateUserPoolDomain", create),
    ];
    await ok("CreateUserPoolDomain", { UserPoolId, Domain: "free" });
    expect(refusals.map(({ message }) => message)).to.deep.equal([
      "Domain already associated with another user pool.",
      "User pool already has a domain configured.",
    ]);
  });

  it("have no word of AWS's own in their name", async () => {
    const { refused } = await startCognito();
    for (const word of ["aws", "amazon", "cognito"]) {
      const Domain = `my-${word}-login`;
      expect((await refused("CreateUserPoolDomain", { ...create, Domain })).message).to.equal(
        `Domain cannot contain reserved word: ${word}`,
      );
    }
  });

  it("are no domains of one's own: nobody here has their certificate", async () => {
    const { refused } = await startCognito();
    const CustomDomainConfig = { CertificateArn: "arn:aws:acm:us-east-1:000000000000:certificate/x" };
    expect((await refused("CreateUserPoolDomain", { ...create, CustomDomainConfig })).message).to.equal(
      "CustomDomainConfig is not served by the local Cognito",
    );
  });

  it("of the program, and of other pools, are not deleted by calls", async () => {
    const { ok, refused, createPool } = await startCognito({ domains: [declared] });
    const UserPoolId = await createPool();
    await ok("CreateUserPoolDomain", { UserPoolId, Domain: "other" });
    const refusals = [
      await refused("DeleteUserPoolDomain", { UserPoolId: poolId, Domain: "notes-declared" }),
      await refused("DeleteUserPoolDomain", { UserPoolId: poolId, Domain: "other" }),
    ];
    expect(refusals.map(({ message }) => message)).to.deep.equal([
      "the program declares domain notes-declared; change the program to change it",
      "No such domain or user pool exists.",
    ]);
  });
});

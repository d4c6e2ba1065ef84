import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { find } from "../record";
import { callbackUrl, recordApi } from "./notes-api";

const client = { callbackUrls: [callbackUrl] };
const domainType = "aws:cognito/userPoolDomain:UserPoolDomain";
const brandingType = "aws:cognito/managedLoginBranding:ManagedLoginBranding";

describe("sign-in page", () => {
  it("is not there without callback URLs", async () => {
    const { resources } = await recordApi();
    expect(resources.filter(({ type }) => [domainType, brandingType].includes(type))).to.deep.equal([]);
  });

  it("is managed login on a derived domain, replaced by taking the old one down first", async () => {
    const { inputs, options } = find(await recordApi({ client }), domainType);
    const { domain, ...others } = inputs;
    expect(others).to.deep.equal({ userPoolId: "eu-west-1_Ab12Cd34E", managedLoginVersion: 2 });
    expect(domain).to.match(/^notes-test-[0-9a-f]{8}$/);
    expect(options).to.deep.equal({
      parent: "notes",
      protect: true,
      deleteBeforeReplace: true,
      dependsOn: ["notes-client-branding", "notes-pool"],
    });
  });

  it("has a domain of its own for every project and stack", async () => {
    const of = [
      { project: "a", stack: "dev" },
      { project: "b", stack: "dev" },
      { project: "a", stack: "prod" },
    ];
    const recordings = await Promise.all(of.map((options) => recordApi({ client }, options)));
    expect(new Set(recordings.map((recording) => find(recording, domainType).inputs["domain"])).size).to.equal(3);
  });

  it("knows its domain in a preview", async () => {
    const [preview, update] = await Promise.all([recordApi({ client }, { preview: true }), recordApi({ client })]);
    expect(find(preview, domainType).inputs["domain"]).to.equal(find(update, domainType).inputs["domain"]);
  });

  it("takes a domain prefix that is given, also a computed one", async () => {
    const domainPrefix = pulumi.output(Promise.resolve("sign-in-to-notes"));
    const recording = await recordApi({ client, signInPage: { domainPrefix } });
    expect(find(recording, domainType).inputs["domain"]).to.equal("sign-in-to-notes");
  });

  it("is styled for every client that has one, before it can be opened", async () => {
    const recording = await recordApi({ client, clients: { web: client, job: {} } });
    const branded = recording.resources.filter(({ type }) => type === brandingType);
    expect(branded.map(({ name, inputs }) => [name, inputs])).to.have.deep.members([
      [
        "notes-client-branding",
        { userPoolId: "eu-west-1_Ab12Cd34E", clientId: "notes-client-id", useCognitoProvidedValues: true },
      ],
      [
        "notes-web-branding",
        { userPoolId: "eu-west-1_Ab12Cd34E", clientId: "notes-web-id", useCognitoProvidedValues: true },
      ],
    ]);
    expect(find(recording, domainType).options.dependsOn).to.deep.equal([
      "notes-client-branding",
      "notes-pool",
      "notes-web-branding",
    ]);
  });

  it("is the classic one, which has no styles, by choice", async () => {
    const recording = await recordApi({ client, signInPage: { classic: true } });
    expect(find(recording, domainType).inputs["managedLoginVersion"]).to.equal(1);
    expect(recording.resources.filter(({ type }) => type === brandingType)).to.deep.equal([]);
  });
});

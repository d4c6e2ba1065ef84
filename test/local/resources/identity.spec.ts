import { expect } from "chai";
import { readApi } from "./declared-api";

describe("declared identity", function () {
  this.timeout(30_000);

  it("names what of a pool does not run here, and nothing that an API's answers do not depend on", async () => {
    const { notes, refusals } = await readApi({
      pool: {
        mfaConfiguration: "OPTIONAL",
        softwareTokenMfaConfiguration: { enabled: true },
        emailMfaConfiguration: { subject: "sign in" },
        emailConfiguration: {
          emailSendingAccount: "DEVELOPER",
          sourceArn: "arn:aws:ses:eu-west-1:000000000000:identity/x",
        },
        smsConfiguration: {
          externalId: "x",
          snsCallerArn: "arn:aws:iam::000000000000:role/sms",
          snsRegion: "eu-west-1",
        },
        verificationMessageTemplate: { defaultEmailOption: "CONFIRM_WITH_CODE", emailMessage: "it is {####}" },
        schemas: [{ name: "team", attributeDataType: "String", mutable: true }],
        userPoolTier: "ESSENTIALS",
      },
    });
    expect({ notes, refusals }).to.deep.equal({
      notes: [
        'user pool "pool": its second factor by SMS does not run here yet',
        'user pool "pool": its second factor by e-mail does not run here yet',
      ],
      refusals: [],
    });
  });

  it("says that addresses are confirmed with a code where AWS sends a link", async () => {
    const { notes } = await readApi({
      pool: { verificationMessageTemplate: { defaultEmailOption: "CONFIRM_WITH_LINK" } },
    });
    expect(notes).to.deep.equal(['user pool "pool": it confirms addresses with a link on AWS, and with a code here']);
  });

  it("says that a client with rotating refresh tokens cannot refresh here", async () => {
    const { notes, refusals, identity } = await readApi({
      client: { explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"], refreshTokenRotation: { feature: "ENABLED" } },
    });
    expect({ notes, refusals, rotates: identity.clients[0]?.refreshTokenRotation }).to.deep.equal({
      notes: [
        'app client "client": its refresh tokens rotate, and GetTokensFromRefreshToken is not served here yet: people sign in again instead',
      ],
      refusals: [],
      rotates: true,
    });
  });

  it("stops the start with a client whose rotating refresh tokens AWS refuses", async () => {
    const { refusals } = await readApi({ client: { refreshTokenRotation: { feature: "ENABLED" } } });
    expect(refusals).to.deep.equal([
      'app client "client": refreshTokenRotation and ALLOW_REFRESH_TOKEN_AUTH exclude each other: list its explicitAuthFlows without ALLOW_REFRESH_TOKEN_AUTH',
    ]);
  });
});

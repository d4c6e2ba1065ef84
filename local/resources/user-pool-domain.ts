import type { ResourceDescription } from "./description";
import { ACCOUNT_ID } from "./naming";
import { text } from "./properties";

export const userPoolDomain: ResourceDescription = {
  type: "aws:cognito/userPoolDomain:UserPoolDomain",
  label: "sign-in domain",
  served: ["domain", "userPoolId"],
  irrelevant: ["managedLoginVersion", "region"],
  create: ({ inputs, region }, naming) => ({
    id: text(inputs, "domain") ?? "",
    computed: {
      awsAccountId: ACCOUNT_ID,
      cloudfrontDistribution: `d${naming.pick("abcdefghijklmnopqrstuvwxyz0123456789", 13, "cloudfront")}.cloudfront.net`,
      cloudfrontDistributionZoneId: "Z2FDTNDATAQYW2",
      version: "1",
      region,
    },
  }),
};

import type { DomainSettings } from "../cognito/settings";
import type { DeclaredResource } from "../engine/evaluation";
import type { ResourceDescription } from "./description";
import { ACCOUNT_ID } from "./naming";
import { number, text } from "./properties";

export const userPoolDomain: ResourceDescription = {
  type: "aws:cognito/userPoolDomain:UserPoolDomain",
  label: "sign-in domain",
  served: ["domain", "userPoolId", "managedLoginVersion"],
  irrelevant: ["region"],
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

/** The sign-in pages of a pool. A domain that names no version has the classic pages (CreateUserPoolDomain). */
export function toDomainSettings({ inputs }: DeclaredResource): DomainSettings {
  return {
    poolId: text(inputs, "userPoolId") ?? "",
    domain: text(inputs, "domain") ?? "",
    managedLogin: number(inputs, "managedLoginVersion") === 2,
  };
}

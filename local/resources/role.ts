import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, ALPHABET, autoName } from "./naming";
import { text } from "./properties";

export const role: ResourceDescription = {
  type: "aws:iam/role:Role",
  label: "role",
  served: ["name", "path", "inlinePolicies", "managedPolicyArns", "permissionsBoundary"],
  irrelevant: ["assumeRolePolicy", "description", "tags", "maxSessionDuration", "forceDetachPolicies"],
  create: ({ name, inputs }, naming) => {
    const physical = text(inputs, "name") ?? autoName(name, naming);
    return {
      id: physical,
      computed: {
        name: physical,
        arn: `arn:aws:iam::${ACCOUNT_ID}:role${text(inputs, "path") ?? "/"}${physical}`,
        uniqueId: `AROA${naming.pick(ALPHABET.base32, 17, "uniqueId")}`,
      },
    };
  },
};

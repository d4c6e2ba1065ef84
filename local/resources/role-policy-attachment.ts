import type { ResourceDescription } from "./description";
import { ALPHABET } from "./naming";
import { text } from "./properties";

export const rolePolicyAttachment: ResourceDescription = {
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  label: "role policy attachment",
  served: ["role", "policyArn"],
  irrelevant: [],
  create: ({ inputs }, naming) => ({
    id: `${text(inputs, "role")}-${naming.pick(ALPHABET.hex, 26, "id")}`,
    computed: {},
  }),
};

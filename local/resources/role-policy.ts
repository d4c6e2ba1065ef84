import type { ResourceDescription } from "./description";
import { autoName } from "./naming";
import { text } from "./properties";

export const rolePolicy: ResourceDescription = {
  type: "aws:iam/rolePolicy:RolePolicy",
  label: "role policy",
  served: ["role", "policy", "name"],
  irrelevant: [],
  create: ({ name, inputs }, naming) => {
    const physical = text(inputs, "name") ?? autoName(name, naming);
    return { id: `${text(inputs, "role")}:${physical}`, computed: { name: physical } };
  },
};

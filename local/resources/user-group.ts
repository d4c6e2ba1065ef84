import type { GroupSettings } from "../cognito/settings";
import type { DeclaredResource } from "../engine/evaluation";
import type { ResourceDescription } from "./description";
import { number, text } from "./properties";

export const userGroup: ResourceDescription = {
  type: "aws:cognito/userGroup:UserGroup",
  label: "group",
  served: ["userPoolId", "name", "description", "precedence", "roleArn"],
  irrelevant: ["region"],
  create: ({ inputs, region }) => ({
    id: `${text(inputs, "userPoolId")}/${text(inputs, "name")}`,
    computed: { region },
  }),
};

/** The group that the local Cognito serves. */
export function toGroupSettings({ inputs }: DeclaredResource): GroupSettings {
  return {
    poolId: text(inputs, "userPoolId") ?? "",
    name: text(inputs, "name") ?? "",
    description: text(inputs, "description"),
    precedence: number(inputs, "precedence"),
    roleArn: text(inputs, "roleArn"),
  };
}

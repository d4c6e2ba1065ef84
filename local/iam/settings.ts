/** A role's inline policies, as declared. */

export interface PolicyStatement {
  effect: "Allow" | "Deny";
  actions: string[];
  resources: string[];
}

export interface RoleSettings {
  arn: string;
  /** Dummy access key that stands for the role on local AWS calls. */
  accessKeyId: string;
  statements: PolicyStatement[];
}

/** What a check demands of a value, as data: the constraints of the API reference. */
export type Constraint =
  | {
      type: "structure";
      members: { [name: string]: { required: boolean; value: Constraint } };
      /** What becomes of a member that is not named. */
      others: "ignore" | "refuse";
    }
  | { type: "string"; min?: number; max?: number; pattern?: string; enum?: string[] }
  | { type: "integer"; min: number; max: number }
  | { type: "boolean" }
  | { type: "list"; min: number; max: number; member: Constraint }
  | { type: "map"; member: Constraint }
  | { type: "anything" };

/** Something that says what it demands. */
export interface Constrained {
  /** Undefined: it does not say. */
  readonly constraint?: Constraint;
}

export function constraintOf({ constraint }: Constrained): Constraint {
  return constraint ?? { type: "anything" };
}

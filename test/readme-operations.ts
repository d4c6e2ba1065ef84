import { operations } from "../local/cognito/operations";

/** What stands around the list in README.md. */
const list = /(<!-- operations -->\n)[\s\S]*?(\n *<!-- \/operations -->)/;

/** README.md with the list of operations as they are served: their names in order, in lines of a readable length. */
export function withOperations(readme: string): string {
  const names = [...operations.keys()].sort().join(", ");
  const lines = `${names}.`.replace(/(.{1,130})(?: |$)/g, "  $1\n").trimEnd();
  return readme.replace(list, (_all, start: string, end: string) => `${start}${lines}${end}`);
}

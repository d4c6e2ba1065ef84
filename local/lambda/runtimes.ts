/** Whether functions of a runtime run in Node: `nodejs20.x` and its like. */
export function isNode(runtime: string): boolean {
  return /^nodejs\d+\.x$/.test(runtime);
}

/** Whether functions of a runtime run in Python: `python3.9` and newer. */
export function isPython(runtime: string): boolean {
  return /^python3\.(9|[1-9]\d)$/.test(runtime);
}

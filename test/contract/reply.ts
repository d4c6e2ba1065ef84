/** An answer as it came. */
export interface Reply {
  status: number;
  /** As sent. */
  headers: [name: string, value: string][];
  body: Buffer;
}

/** The values of a header, joined by a line break; undefined if it is not there. */
export function headerOf({ headers }: Reply, name: string): string | undefined {
  const values = headers.filter(([given]) => given.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join("\n");
}

/** So many routes: half of them with a variable, a fifth of those with a greedy one; the ones that are asked for are the last. */
export function routeKeys(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const place = count - 1 - index;
    if (place % 2 === 0) return `GET /api/v1/things${place}`;
    return place % 10 === 9 ? `GET /api/v1/files${place}/{path+}` : `GET /api/v1/things${place}/{id}`;
  });
}

/** A path of the last fixed route, and one of the last with a variable. */
export const askedPaths = { fixed: "/api/v1/things0", variable: "/api/v1/things1/x" };

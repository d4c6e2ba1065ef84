/** The variable that holds the address of an API, without its stage: `API_URL` of `main`, `CORS_DEFAULT_API_URL` of `corsDefault`. */
export function variableOf(api: string): string {
  if (api === "main") return "API_URL";
  return `${api.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}_API_URL`;
}

import { json, serve } from "../../functions/http";
import { readSecret } from "../../functions/http/secrets";

/** Reads a secret at each request, as a handler outside of this repo would. */
export const handler = serve({
  "GET /length": async () => json(200, { length: (await readSecret("DB_PASSWORD")).length }),
});

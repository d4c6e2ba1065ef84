import { json, serve } from "../../functions/http";
import { verifyToken } from "../../functions/http/verify";

/** A public route that tells a person who they are, as a handler outside of this repo would. */
export const handler = serve({
  "GET /me": ({ headers }) => json(200, { sub: verifyToken(headers["authorization"]).sub }),
});

import { health } from "./health";
import { type HttpEvent, type HttpResponse, json, requireCaller, serve } from "./http";

/** `GET /hello`: greets the caller by the token's user name, which is a UUID where people sign in by e-mail. */
function hello(event: HttpEvent): HttpResponse {
  const { username, sub } = requireCaller(event);
  return json(200, { message: `hello ${username ?? sub}` });
}

export const handler = serve({ "GET /hello": hello, "GET /health": health });

import { type HttpResponse, json } from "./http";

/** `GET /health`: says that the API and its functions answer. Open to anyone, so it tells nothing else. */
export function health(): HttpResponse {
  return json(200, { status: "ok" });
}

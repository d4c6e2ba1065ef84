import { json } from "./answers";
import { HttpError } from "./errors";
import type { HttpEvent, HttpResponse, Operation } from "./event";

/**
 * A Lambda handler from route keys to operations, and the one place where errors become answers: an `HttpError` its
 * status and `{ "message": ... }`, anything else a 500 that says nothing.
 *
 * Of an unexpected error it logs the kind, where it was thrown and the request's id: not its message, which may quote
 * what was sent, and never the event.
 *
 * @param operations Route key, as in the API's route table, to what answers it. 404 for any other.
 */
export function serve(operations: { [routeKey: string]: Operation }): (event: HttpEvent) => Promise<HttpResponse> {
  return async (event) => {
    try {
      return (await operations[event.routeKey]?.(event)) ?? json(404, { message: "Not Found" });
    } catch (error) {
      if (error instanceof HttpError) return json(error.status, { message: error.message });
      const { name, stack }: Partial<Error> = Object(error);
      const at = stack?.match(/^ +at .*:\d+\)?$/gm);
      console.error({ requestId: event.requestContext.requestId, error: name, at });
      return json(500, { message: "Internal Server Error" });
    }
  };
}

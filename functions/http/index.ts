export { json, noContent } from "./answers";
export { type Caller, requireCaller } from "./caller";
export { type Claims, readClaims } from "./claims";
export { BadRequestError, HttpError, NotFoundError } from "./errors";
export type { HttpEvent, HttpRequestContext, HttpResponse, JwtAuthorization, Operation } from "./event";
export { type JsonBodyLimits, readJsonObject } from "./json-body";
export { serve } from "./serve";

import type { Row } from "./row";
import { answers } from "./rows/answers";
import { authorizer } from "./rows/authorizer";
import { claims } from "./rows/claims";
import { cors } from "./rows/cors";
import { events } from "./rows/event";
import { responses } from "./rows/response";
import { routing } from "./rows/routing";
import { starts } from "./rows/starts";
import { statements } from "./rows/statements";

/** The whole table, in the order of its facts. */
export const rows: Row[] = [
  ...authorizer,
  ...answers,
  ...claims,
  ...cors,
  ...routing,
  ...events,
  ...responses,
  ...statements,
  ...starts,
].sort((one, other) => (one.id < other.id ? -1 : 1));

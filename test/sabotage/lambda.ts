import { environment } from "./lambda/environment";
import { grants } from "./lambda/grants";
import { limits } from "./lambda/limits";
import { loading } from "./lambda/loading";
import { python } from "./lambda/python";
import { replacing } from "./lambda/replacing";
import { signatures } from "./lambda/signatures";
import { tableAccess } from "./lambda/table-access";
import { tableRequests } from "./lambda/table-requests";
import { unserved } from "./lambda/unserved";
import type { Sabotage } from "./sabotage";

/** Functions, their code and what they call. */
export const lambda: Sabotage[] = [
  ...grants,
  ...signatures,
  ...tableAccess,
  ...tableRequests,
  ...environment,
  ...limits,
  ...loading,
  ...replacing,
  ...python,
  ...unserved,
];

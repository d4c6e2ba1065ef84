import { api } from "./resources/api";
import { clients } from "./resources/clients";
import { computed } from "./resources/computed";
import { deletion } from "./resources/deletion";
import { functions } from "./resources/functions";
import { groups } from "./resources/groups";
import { pool } from "./resources/pool";
import { table } from "./resources/table";
import { userTriggers } from "./resources/triggers";
import type { Sabotage } from "./sabotage";

/** Rules of the resources that the components declare. */
export const resources: Sabotage[] = [
  ...pool,
  ...groups,
  ...userTriggers,
  ...deletion,
  ...clients,
  ...api,
  ...functions,
  ...computed,
  ...table,
];

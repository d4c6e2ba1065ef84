import { declared } from "./local/declared";
import { engine } from "./local/engine";
import { locks } from "./local/locks";
import { schema } from "./local/schema";
import { served } from "./local/served";
import { server } from "./local/server";
import { watch } from "./local/watch";
import type { Sabotage } from "./sabotage";

/** What the evaluation, the declared resources and the running server refuse. */
export const local: Sabotage[] = [...engine, ...declared, ...locks, ...schema, ...served, ...server, ...watch];

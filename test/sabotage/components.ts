import { api } from "./components/api";
import { decisions } from "./components/decisions";
import { functions } from "./components/functions";
import { identity } from "./components/identity";
import { reading } from "./components/reading";
import type { Sabotage } from "./sabotage";

/** Every refusal of the component's args. */
export const components: Sabotage[] = [...reading, ...identity, ...functions, ...api, ...decisions];

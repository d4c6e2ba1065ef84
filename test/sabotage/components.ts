import { api } from "./components/api";
import { attributes } from "./components/attributes";
import { decisions } from "./components/decisions";
import { functions } from "./components/functions";
import { identity } from "./components/identity";
import { people } from "./components/people";
import { reading } from "./components/reading";
import { surroundings } from "./components/surroundings";
import { triggers } from "./components/triggers";
import { trust } from "./components/trust";
import type { Sabotage } from "./sabotage";

/** Every refusal of the component's args. */
export const components: Sabotage[] = [
  ...reading,
  ...identity,
  ...people,
  ...triggers,
  ...attributes,
  ...trust,
  ...functions,
  ...surroundings,
  ...api,
  ...decisions,
];

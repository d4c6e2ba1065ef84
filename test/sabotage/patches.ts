import { cognito } from "./cognito";
import { components } from "./components";
import { engine } from "./engine";
import { functions } from "./functions";
import { gateway } from "./gateway";
import { lambda } from "./lambda";
import { local } from "./local";
import { program } from "./program";
import { resources } from "./resources";
import type { Sabotage } from "./sabotage";
import { testing } from "./testing";

/** Every patch, by the room it is for. */
export const patches: Sabotage[] = [
  ...components,
  ...resources,
  ...program,
  ...gateway,
  ...cognito,
  ...functions,
  ...lambda,
  ...local,
  ...engine,
  ...testing,
];

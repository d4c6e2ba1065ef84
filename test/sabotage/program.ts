import { files } from "./program/files";
import { http } from "./program/http";
import { notes } from "./program/notes";
import { settings } from "./program/settings";
import type { Sabotage } from "./sabotage";

/** Every refusal and security check of the program: its settings, its functions, its route table and stack files. */
export const program: Sabotage[] = [...http, ...notes, ...settings, ...files];

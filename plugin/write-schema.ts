import fs from "node:fs";
import path from "node:path";
import { format, toSchema } from "./schema";

/** Writes `schema.json` anew. */
fs.writeFileSync(path.join(__dirname, "schema.json"), format(toSchema()));

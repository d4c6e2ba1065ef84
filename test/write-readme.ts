import fs from "node:fs";
import { withOperations } from "./readme-operations";

fs.writeFileSync("README.md", withOperations(fs.readFileSync("README.md", "utf8")));

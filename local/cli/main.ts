import { Command } from "commander";
import { outputsCommand } from "./outputs";
import { resetCommand } from "./reset";
import { schemaCommand } from "./schema";
import { startCommand } from "./start";

/** The command `secured-api-dev`. */
const program = new Command("secured-api-dev")
  .description("Runs a Pulumi program that uses secured-api whole on this machine.")
  .showSuggestionAfterError(false)
  .addCommand(startCommand())
  .addCommand(resetCommand())
  .addCommand(outputsCommand())
  .addCommand(schemaCommand());

void program.parseAsync();

import { Command } from "commander";
import type { RecordedSchema } from "../record-schema";
import { configOption, configure, guarded, stackOption } from "./options";

/** `secured-api-dev schema` */
export function schemaCommand(): Command {
  return configure(new Command("schema"))
    .description(
      "Records in Pulumi.<stack>.schema.json what can never change of the stack's user pools, to be committed.",
    )
    .addOption(stackOption())
    .addOption(configOption())
    .action(guarded(run));
}

async function run({ stack, config }: { stack: string; config: Record<string, string> }): Promise<void> {
  const { recordSchema } = require("../record-schema") as typeof import("../record-schema");
  for (const line of toLines(await recordSchema({ folder: process.cwd(), stack, config }))) console.log(line);
  process.exit(0);
}

function toLines({ file, pools, undeclared }: RecordedSchema): string[] {
  return [
    ...(pools.length === 0 ? ["the program declares no user pool of a SecuredApi: nothing to record"] : []),
    ...pools.map((pool) => `${file}: ${pool.name} ${toNews(pool)}`),
    ...undeclared.map((pool) => `${file}: ${pool} is no longer declared: take it out once the pool is gone`),
  ];
}

function toNews({ added, isNew }: RecordedSchema["pools"][number]): string {
  const names = added.length === 0 ? "without custom attributes" : `with ${added.join(", ")}`;
  if (isNew) return `is recorded, ${names}`;
  return added.length === 0 ? "is recorded already" : `has ${added.join(", ")} more`;
}

import { previewKeys } from "./config-effects";
import { scenario } from "./lanes";
import { bringUp, keepAccount } from "./life-cycle";
import { useProject } from "./project";

/** The stack dev from nothing to nothing, and what each configuration key would do to it while it is there. */
export const lifeOfDev = scenario(async () => {
  const project = useProject();
  const cli = await project.stack("life of dev", "dev");
  const life = await bringUp(cli);
  const effects = await previewKeys(cli, project.folder);
  return { ...life, effects, destroy: await keepAccount(cli)("destroy", ["destroy", "--yes"]) };
});

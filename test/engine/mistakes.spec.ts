import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { describeEngine } from "./describe-engine";
import { scenario } from "./lanes";
import { useProject } from "./project";

const mistakes: [string, string, string][] = [
  [
    "names a missing key and the command that sets it",
    "aws:region: eu-west-1",
    "error: secured-api:callbackUrls is missing: every stack needs at least one; set it with `pulumi config set --path 'secured-api:callbackUrls[0]' https://app.example.com/callback`",
  ],
  [
    "names an unknown key and the one it may mean",
    "secured-api:calbackUrls: []",
    "error: secured-api:calbackUrls is not a configuration key: did you mean callbackUrls; remove it with `pulumi config rm secured-api:calbackUrls`",
  ],
  [
    "names a mistyped key",
    "secured-api:accessMinutes: an hour",
    "configuration key 'accessMinutes' must be of type 'integer'",
  ],
];

const previews = scenario(async () => {
  const project = useProject();
  const cli = await project.stack("mistakes", "mistaken");
  return Promise.all(
    mistakes.map(([title, line], index) => {
      const file = path.join(project.folder, ".pulumi", `mistake-${index}.yaml`);
      fs.writeFileSync(file, `config:\n  ${line}\n`);
      return cli.run(title, ["preview", "--config-file", file]);
    }),
  );
});

describeEngine("a stack file with a mistake", () => {
  for (const [index, [title, , message]] of mistakes.entries()) {
    it(title, async () => {
      const preview = (await previews())[index];
      expect(preview?.printed).to.include(message);
      expect(preview?.printed).to.not.include("notes");
      expect(preview?.exitCode).to.equal(1);
    });
  }
});

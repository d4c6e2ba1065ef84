import * as pulumi from "@pulumi/pulumi";
import { SecuredApi, type SecuredApiArgs } from "../../components";
import { type Recording, type RecordOptions, record } from "../record";

/** Code of a function, for tests that do not call it. */
export const code = new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset("export {}") });

/** A callback URL: with one, there is a sign-in page. */
export const callbackUrl = "http://localhost:5173/callback";

/** Records `new SecuredApi("notes", ...)`: one function, `GET /notes`, and what the test adds. */
export function recordApi(args: Partial<SecuredApiArgs> = {}, options: RecordOptions = {}): Promise<Recording> {
  return record(() => new SecuredApi("notes", { handler: { code }, routes: { "GET /notes": {} }, ...args }), options);
}

/** Outputs of the recorded `SecuredApi`. */
export function outputsOf({ resources }: Recording): pulumi.Inputs {
  return resources.find(({ type }) => type === "secured-api:index:SecuredApi")?.outputs ?? {};
}

import * as pulumi from "@pulumi/pulumi";
import { SecuredApi, type SecuredApiArgs } from "../../components";
import { type MockedStack, type MockOptions, mockSecuredApi } from "../../testing";

/** Code that nothing here runs. */
export const code = new pulumi.asset.AssetArchive({
  "index.mjs": new pulumi.asset.StringAsset("export const handler = () => undefined;"),
});

/** A `SecuredApi` called notes, with one handler and one protected route where nothing else is said. */
export function createApi(args: Partial<SecuredApiArgs> = {}, name = "notes"): SecuredApi {
  return new SecuredApi(name, { handler: { code }, routes: { "GET /notes": {} }, ...args });
}

/** A stack with that API alone. */
export function mockApi(args: Partial<SecuredApiArgs> = {}, options: MockOptions = {}): Promise<MockedStack> {
  return mockSecuredApi(() => createApi(args), options);
}

/** The message of what an assertion throws, undefined if it holds. */
export function complaintOf(assertion: () => void): string | undefined {
  try {
    assertion();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

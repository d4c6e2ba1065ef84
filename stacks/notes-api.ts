import * as pulumi from "@pulumi/pulumi";
import { SecuredApi } from "../components";
import { bundle } from "../components/bundle";
import { Table } from "../components/table";
import type { StackSettings } from "./settings";

/** Notes that only their owner can read: the table, and the API whose functions reach it. */
export function createNotesApi(settings: StackSettings): SecuredApi {
  const { deletionProtection } = settings;
  const tags = { project: pulumi.getProject(), stack: pulumi.getStack() };
  const table = new Table("notes", {
    partitionKey: { name: "owner" },
    sortKey: { name: "id" },
    deletionProtection,
    tags,
  });

  return new SecuredApi("notes", {
    routes: {
      "GET /health": { public: true, handler: "hello" },
      "GET /hello": { handler: "hello" },
      "POST /notes": {},
      "GET /notes": {},
      "GET /notes/{id}": {},
      "DELETE /notes/{id}": {},
    },
    handler: {
      code: bundle("functions/notes/index.ts"),
      environment: { TABLE_NAME: table.name },
      grants: [
        {
          actions: ["dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:DeleteItem"],
          resources: [table.arn],
        },
      ],
    },
    handlers: { hello: { code: bundle("functions/hello.ts") } },
    client: {
      callbackUrls: settings.callbackUrls,
      logoutUrls: settings.logoutUrls,
      authFlows: settings.authFlows,
    },
    signInPage: { domainPrefix: settings.domainPrefix },
    users: {
      mfa: settings.mfa,
      email: settings.sesIdentityArn
        ? { sesIdentityArn: settings.sesIdentityArn, from: settings.emailFrom }
        : undefined,
      deletionProtection,
    },
    tokens: {
      tokenUse: settings.tokenUse,
      accessMinutes: settings.accessMinutes,
      idMinutes: settings.idMinutes,
      refreshDays: settings.refreshDays,
    },
    cors: settings.corsOrigins.length > 0 ? { origins: settings.corsOrigins } : undefined,
    throttle: { requestsPerSecond: settings.throttleRequestsPerSecond, burst: settings.throttleBurst },
    logs: { retentionDays: settings.logRetentionDays },
    tags,
  });
}

import * as pulumi from "@pulumi/pulumi";
import { answerKeySets } from "./key-sets";
import { isolated, listen } from "./listen";
import type { MockedStack } from "./mocked-stack";
import { collectRejections, type Rejections } from "./rejections";
import { accountId, answer, fillIn, type Place, region } from "./stand-in";
import { toProviderName } from "./wire";

/** How a program is mocked. */
export interface MockOptions {
  /** Name of the Pulumi project. @default "project" */
  project?: string | undefined;

  /** Name of the stack; what is recorded of its user pools counts. @default "test" */
  stack?: string | undefined;

  /** Configuration by full key, for example `"notes:callbackUrls"`, as text: lists and maps as JSON. @default - none */
  config?: { [key: string]: string } | undefined;

  /** Ids and other outputs of AWS are unknown, as in `pulumi preview`. @default false */
  preview?: boolean | undefined;

  /** Answers to functions of providers by token, for example `"aws:ec2/getVpc:getVpc"`. @default - what `SecuredApi` asks for */
  answers?: { [token: string]: pulumi.Inputs } | undefined;

  /** Outputs that AWS computes by resource type, for example `"aws:sqs/queue:Queue"`. @default - `id`, `arn` and `name` */
  outputs?: { [type: string]: pulumi.Inputs } | undefined;
}

/**
 * Runs a program under Pulumi's mocks, without AWS and without the Pulumi CLI, waits until everything is registered and
 * returns what it declared.
 *
 * @param program Makes the resources: a function that builds a stack, or `() => import("../index")`. A module is
 *   evaluated once a process: import it in one place, such as `before`.
 * @throws whatever the program throws, and the first rejection that nobody handled: a failed `apply`, a failed registration
 * @throws Error if an output was put into a string, where Pulumi leaves a text about `toString` as the value
 */
export async function mockSecuredApi(program: () => unknown, options: MockOptions = {}): Promise<MockedStack> {
  const { project = "project", stack = "test", preview = false } = options;
  const rejections = collectRejections();
  const endAnswering = answerKeySets();
  try {
    const mocked = await isolated(async () => {
      const mocked: MockedStack = { resources: [], invokes: [], messages: [] };
      await pulumi.runtime.setMocks(toMocks(options, mocked), project, stack, preview);
      pulumi.runtime.setAllConfig(options.config ?? {});
      listen(mocked);
      await program();
      await Promise.race([pulumi.runtime.disconnect(), graceAfter(rejections)]);
      return mocked;
    });
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
    if (rejections.seen.length > 0) throw rejections.seen[0];
    requireNoOutputInText(mocked);
    return mocked;
  } finally {
    endAnswering();
    rejections.stop();
  }
}

/** How long resources are waited for once something has failed, milliseconds: those that need it are never registered. */
const GRACE_MS = 1000;

async function graceAfter({ first }: Rejections): Promise<void> {
  await first;
  await new Promise((resolve) => setTimeout(resolve, GRACE_MS));
}

function toMocks(options: MockOptions, { invokes }: MockedStack): pulumi.runtime.Mocks {
  const { preview = false, config, answers, outputs } = options;
  const place: Place = { accountId, region: config?.["aws:region"] ?? region };
  return {
    newResource: ({ type, name, inputs, custom, id }) => {
      if (preview || custom === false) return { id: undefined, state: inputs };
      const filled = fillIn(type, name, inputs, place);
      return { id: id || filled.id, state: { ...filled.state, ...outputs?.[type] } };
    },
    call: ({ token, inputs: args, provider }) => {
      invokes.push({ token, args, ...(provider ? { provider: toProviderName(provider) } : {}) });
      return answers?.[token] ?? answer(token, args, place);
    },
  };
}

function requireNoOutputInText({ resources }: MockedStack): void {
  for (const { name, inputs, outputs } of resources) {
    if (JSON.stringify([inputs, outputs]).includes("Calling [toString]")) {
      throw new Error(`an output was put into a string among the inputs of ${name}`);
    }
  }
}

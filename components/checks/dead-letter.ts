import type { HandlerPlan } from "../plan";
import type { Option } from "./options";
import { type Describe, hide, isComputed, refuse, show } from "./refusal";
import { requireText, toInput } from "./values";

/** Reads `deadLetterArn` of a function. Undefined if it was left out. */
export function parseDeadLetter({ where, value }: Option): HandlerPlan["deadLetterArn"] {
  if (value === undefined) return undefined;
  return isComputed(value) ? toInput(where, value) : requireDeadLetterArn(value, where, show);
}

/**
 * Takes the ARN of a queue or a topic (Lambda, `DeadLetterConfig`).
 *
 * @throws Refusal for anything else, such as a FIFO queue.
 */
export function requireDeadLetterArn(value: unknown, where: string, describe: Describe = hide): string {
  const arn = requireText(value, where, describe);
  if (!/^arn:aws[a-z-]*:(sqs|sns):[a-z0-9-]+:\d{12}:[\w-]+$/.test(arn)) {
    refuse(
      where,
      "must be the ARN of a standard SQS queue or SNS topic",
      "write the arn of aws.sqs.Queue",
      describe(arn),
    );
  }
  return arn;
}

/** The one action that sends an event there. */
export function toSendAction(arn: string): string {
  return arn.split(":")[2] === "sns" ? "sns:Publish" : "sqs:SendMessage";
}

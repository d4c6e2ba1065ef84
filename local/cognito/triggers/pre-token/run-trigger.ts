import { noGroups } from "../../tokens/group-claims";
import { invokeTrigger, type TriggerOptions } from "../invoke-trigger";
import { type MachineTriggerRequest, type TriggerRequest, toMachineEvent, toTriggerEvent } from "./event";
import { type AccessOverrides, noAccessOverrides, noClaimOverrides, type TokenOverrides } from "./overrides";
import { readResponse } from "./response";

export type { TriggerOptions } from "../invoke-trigger";

const name = "PreTokenGeneration";

/**
 * What the pool's trigger makes of a person's tokens; without a trigger they stay as they are.
 *
 * @throws UnexpectedLambda if it may not be invoked or does not answer in time, UserLambdaValidation if it throws,
 *   InvalidLambdaResponse if its answer is not understood: there is no token then
 */
export async function runTrigger(options: TriggerOptions, request: TriggerRequest): Promise<TokenOverrides> {
  const { tokenTrigger: settings } = request.pool.settings;
  if (settings === undefined) return { groups: request.groups, id: noClaimOverrides, access: noAccessOverrides };
  const event = toTriggerEvent(settings.version, request);
  const payload = await invokeTrigger(options, { name, settings, event });
  return readResponse(settings.version, payload, request.groups);
}

/**
 * What the pool's trigger makes of the access token of a client that acts for itself. Only `V3_0` is asked for it.
 *
 * @throws as `runTrigger`
 */
export async function runMachineTrigger(
  options: TriggerOptions,
  request: MachineTriggerRequest,
): Promise<AccessOverrides> {
  const { tokenTrigger: settings } = request.pool.settings;
  if (settings?.version !== "V3_0") return noAccessOverrides;
  const payload = await invokeTrigger(options, { name, settings, event: toMachineEvent(request) });
  return readResponse(settings.version, payload, noGroups).access;
}

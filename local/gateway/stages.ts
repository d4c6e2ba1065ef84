import type { RequestListener } from "node:http";
import { createGateway, type GatewayOptions } from "./gateway";
import { firstSegment } from "./request-target";
import type { ApiSettings } from "./settings";

/**
 * An API with all its stages: the one that the first part of the path names, else the API's first, which is `$default` if
 * there is one ("Choose a stage" in "Working with routes for HTTP APIs").
 *
 * @param optionsOf What the gateway of a stage needs from outside.
 * @throws Error with a line for everything in the settings that cannot be honoured.
 */
export function createStages(
  settings: ApiSettings,
  optionsOf: (stage: ApiSettings) => GatewayOptions,
): RequestListener {
  const { otherStages = [] } = settings;
  const first = createGateway(settings, optionsOf(settings));
  if (otherStages.length === 0) return first;
  const named = new Map(otherStages.map((each) => [each.stage, createGateway(each, optionsOf(each))]));
  return (request, response) => {
    const gateway = named.get(firstSegment(request.url ?? "") ?? "") ?? first;
    gateway(request, response);
  };
}

import { declaredFunctions } from "./functions/declared-functions";
import { evaluationKeys } from "./functions/evaluation-keys";
import { groupScopes } from "./functions/group-scopes";
import { localSecrets } from "./functions/local-secrets";
import { secrets } from "./functions/secrets";
import { throttles } from "./functions/throttles";
import { verifying } from "./functions/verifying";
import type { Sabotage } from "./sabotage";

/** What the component's own Lambda code, the helpers for handlers and the local run of functions refuse. */
export const functions: Sabotage[] = [
  ...groupScopes,
  ...verifying,
  ...secrets,
  ...localSecrets,
  ...throttles,
  ...declaredFunctions,
  ...evaluationKeys,
];

import { confused, misnamed, unsigned } from "./algorithms";
import type { Attack } from "./attack-api";
import { audiences, issuers, shapes, times } from "./claims";
import { encodings } from "./encodings";
import { keyIds } from "./key-ids";
import { tampered, wrongKeys, wrongSignatures } from "./signatures";

/** All attack tokens, by what is wrong with them. */
export const groups: Record<string, Attack[]> = {
  "signed by the wrong key": wrongKeys,
  "whose signature is another's": wrongSignatures,
  "changed under a valid signature": tampered,
  "that is not signed": unsigned,
  "that misnames its algorithm": misnamed,
  "of another algorithm": confused,
  "that names a key which is none": keyIds,
  "outside its time": times,
  "of another issuer": issuers,
  "for another audience": audiences,
  "whose claims are no object": shapes,
  "written in another way": encodings,
};

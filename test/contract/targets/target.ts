import type { Reply } from "../reply";
import type { ContractRequest, Exchange } from "../row";

/** Something that requests of the table are put to. */
export interface Target {
  /** `the bare handler`, `the local server`, or the address of a deployed API. */
  name: string;

  /** Why a row cannot be run here; undefined if it can. */
  cannotRun(row: Exchange): string | undefined;

  ask(request: ContractRequest): Promise<Reply>;
}

import path from "node:path";
import { Worker } from "node:worker_threads";
import type { JwtPayload } from "aws-jwt-verify/jwt-model";
import type { verifyJwtSync } from "aws-jwt-verify/jwt-verifier";
import type { VerificationKey } from "./signing-keys";

/** Who must have signed a token, and what else `aws-jwt-verify` asks of it. */
export interface Signer {
  jwk: VerificationKey["jwk"];
  rules: Parameters<typeof verifyJwtSync>[2];
}

/** The claims of a signed token, or the class name of the error that says why it is none. */
export type SignedClaims = JwtPayload | string;

interface Job {
  token: string;
  signerId: number;
  settle(claims: SignedClaims): void;
  /** Checks it on this thread, when the other one is gone. */
  checkHere(): SignedClaims;
}

/**
 * A second thread that checks signatures, with the same call of `aws-jwt-verify`: they are what a request costs most. What is
 * asked within one turn of the event loop goes there, and comes back, in one message, as a message costs about as much as a
 * check.
 *
 * It is started when it is first wanted, and ends with the process.
 */
export class SignatureThread {
  private worker: Worker | undefined;
  private state: "none" | "starting" | "ready" | "gone" = "none";
  private readonly signerIds = new Map<string, number>();
  private newSigners: Signer[] = [];
  private asked: Job[] = [];
  private readonly sent: Job[][] = [];

  /** Whether it takes work; it is started if it was not. */
  isReady(): boolean {
    if (this.state === "none") this.start();
    return this.state === "ready";
  }

  /** Number of a signer, which stays the same. */
  idOf(signer: Signer): number {
    const name = JSON.stringify(signer);
    const id = this.signerIds.get(name) ?? this.signerIds.size;
    if (id === this.signerIds.size) {
      this.signerIds.set(name, id);
      this.newSigners.push(signer);
    }
    return id;
  }

  /** Checks a token once this turn of the event loop is over. */
  check(token: string, signerId: number, checkHere: () => SignedClaims): Promise<SignedClaims> {
    return new Promise((settle) => {
      this.asked.push({ token, signerId, settle, checkHere });
      if (this.asked.length === 1) setImmediate(() => this.send());
    });
  }

  private send(): void {
    const jobs = this.asked;
    this.asked = [];
    if (this.state === "gone") {
      checkAllHere(jobs);
      return;
    }
    const { newSigners } = this;
    this.newSigners = [];
    this.sent.push(jobs);
    const tokens = jobs.map(({ token }) => token);
    this.worker?.postMessage({ newSigners, tokens, signerIds: jobs.map(({ signerId }) => signerId) });
  }

  private start(): void {
    this.state = "starting";
    this.worker = new Worker(path.join(__dirname, "signature-worker.cjs"), { execArgv: [], env: {} });
    this.worker.on("message", (message: "ready" | SignedClaims[]) => {
      if (message === "ready") this.state = "ready";
      else this.settle(message);
    });
    // An error is followed by the exit.
    this.worker.on("error", () => undefined);
    this.worker.on("exit", () => {
      this.state = "gone";
      checkAllHere(this.sent.splice(0).flat());
    });
    // Last: whoever listens to messages has the process wait for them.
    this.worker.unref();
  }

  private settle(answers: SignedClaims[]): void {
    const jobs = this.sent.shift() ?? [];
    for (const [index, { settle }] of jobs.entries()) settle(answers[index] ?? "Error");
  }
}

function checkAllHere(jobs: Job[]): void {
  for (const { settle, checkHere } of jobs) settle(checkHere());
}

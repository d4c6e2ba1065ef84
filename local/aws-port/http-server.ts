import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { ProgramError } from "../engine/program-error";

/** A server on this machine only. */
export interface LocalServer {
  /** Where it listens. */
  port: number;

  /** Ends it with its connections. */
  close(): Promise<void>;
}

/** Where to listen. */
interface ListenOptions {
  /** 0: any that is free. */
  port: number;

  /** What the port is for; with `option` it names the port to a person if it is taken. */
  purpose: string;

  /** Option of the command that chooses another port. */
  option: string;

  /** Answers what is no request that can be read, in place of Node.js. @default - Node.js does, with a bare status */
  onUnreadable?(error: NodeJS.ErrnoException, socket: Duplex): void;
}

const limits = { maxHeaderSize: 16 * 1024, requestTimeout: 60_000, headersTimeout: 30_000 };

/**
 * Listens on 127.0.0.1.
 *
 * @throws ProgramError if the port is taken or not allowed
 */
export async function listen(
  listener: RequestListener,
  { port, purpose, option, onUnreadable }: ListenOptions,
): Promise<LocalServer> {
  const server = createServer({ ...limits, requireHostHeader: !onUnreadable }, listener);
  if (onUnreadable) {
    server.on("clientError", onUnreadable).on("checkExpectation", listener);
    server.on("connect", (_request, socket) => onUnreadable(new Error("CONNECT asks for a tunnel"), socket));
  }
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ port, host: "127.0.0.1", exclusive: true }, resolve);
    });
  } catch (error) {
    throw toRefusal(error as NodeJS.ErrnoException, port, purpose, option);
  }
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

function toRefusal(error: NodeJS.ErrnoException, port: number, purpose: string, option: string): Error {
  if (error.code === "EADDRINUSE") {
    return new ProgramError(
      `port ${port} for ${purpose} is in use: end what listens there, or choose another with ${option}`,
    );
  }
  if (error.code === "EACCES") {
    return new ProgramError(`port ${port} for ${purpose} is not allowed for you: choose one above 1023 with ${option}`);
  }
  return error;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

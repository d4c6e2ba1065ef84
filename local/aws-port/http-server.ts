import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ProgramError } from "../engine/program-error";

/** A server on this machine only. */
export interface LocalServer {
  /** Where it listens. */
  port: number;

  /** Ends it with its connections. */
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1.
 *
 * @param port 0: any that is free
 * @param purpose and `option` name the port to a person if it is taken
 * @throws ProgramError if the port is taken or not allowed
 */
export async function listen(
  listener: RequestListener,
  { port, purpose, option }: { port: number; purpose: string; option: string },
): Promise<LocalServer> {
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 60_000, headersTimeout: 30_000 }, listener);
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

/** Ports that `start` takes if it is told none. */
export const defaultPorts = { api: 3000, aws: 4510 } as const;

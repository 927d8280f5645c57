import { createServer } from 'node:net';

/** The port of a server that nobody chose one for. */
const USUAL_PORT = 8787;

/** True when a server on this machine could listen on the port. */
const isPortFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '0.0.0.0', exclusive: true }, () => probe.close(() => resolve(true)));
  });

/** The port to host on: the one of last time, so that links stay good, else the usual one, else any. */
export const choosePort = async (
  lastPort: number | null,
  isFree: (port: number) => Promise<boolean> = isPortFree,
): Promise<number> => {
  for (const port of [lastPort, USUAL_PORT]) {
    if (port !== null && (await isFree(port))) return port;
  }
  return 0;
};

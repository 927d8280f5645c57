import type { AddressInfo, Server } from 'node:net';
import { type Result, err, ok } from '#shared/kernel/result.ts';

/** Where to listen; without `bind` on all interfaces, port 0 takes any free one. */
export interface ListenAddress {
  readonly port: number;
  readonly bind?: string | undefined;
}

/** Where a server does listen. */
export interface Listening {
  readonly port: number;
  readonly address: string;
}

/** Starts to listen; the error is one line that says what is wrong and what to do. */
export const listen = (server: Server, where: ListenAddress): Promise<Result<Listening, string>> =>
  new Promise((resolve) => {
    const onError = (failure: NodeJS.ErrnoException) => resolve(err(explain(failure, where)));
    server.once('error', onError);
    server.listen({ port: where.port, host: where.bind }, () => {
      server.off('error', onError);
      // A server that listens on TCP has an address of this form.
      const { port, address } = server.address() as AddressInfo;
      resolve(ok({ port, address }));
    });
  });

const unknownName = ({ bind }: ListenAddress): string =>
  `The name ${bind} is not known. Choose an address of this machine with --bind.`;

const explanations: Readonly<Record<string, (where: ListenAddress) => string>> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is already in use. Stop the other program or choose another port with --port.`,
  EACCES: ({ port }) => `Port ${port} may only be used by an administrator. Choose a port above 1023 with --port.`,
  EADDRNOTAVAIL: ({ bind }) => `This machine does not have the address ${bind}. Choose one of its own with --bind.`,
  ENOTFOUND: unknownName,
  EAI_AGAIN: unknownName,
};

const explain = (failure: NodeJS.ErrnoException, where: ListenAddress): string =>
  explanations[failure.code ?? '']?.(where) ?? `Cannot listen on port ${where.port}: ${failure.message}.`;

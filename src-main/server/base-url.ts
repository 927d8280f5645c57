import { isIP } from 'node:net';

/** What decides under which address others reach this server. */
export interface Reach {
  readonly tls: boolean;
  readonly port: number;
  /** Bound to loopback only. */
  readonly isLoopbackOnly: boolean;
  /** The best guess for this machine's address in the network. */
  readonly lanAddress: () => string | undefined;
}

const HOST = /^(?<name>[\w.-]+|\[[\da-f:.]+\])(?::(?<port>\d{1,5}))?$/i;

/**
 * The base address for links that are handed to others. It is the one that the asker used, except on the machine itself:
 * a link to `localhost` would lead others to themselves. Without TLS it stays, since browsers give camera and microphone
 * only to secure pages and to loopback.
 */
export const createBaseUrl =
  (reach: Reach) =>
  (hostHeader: string): string => {
    const { tls, port, isLoopbackOnly, lanAddress } = reach;
    const scheme = tls ? 'https' : 'http';
    const match = HOST.exec(hostHeader);
    const asked = match ? hostHeader : `127.0.0.1:${port}`;
    const lan = lanAddress();
    const isLocal = isLoopback(match?.groups?.name ?? '127.0.0.1');
    if (!tls || isLoopbackOnly || !isLocal || lan === undefined) return `${scheme}://${asked}`;
    return `${scheme}://${isIP(lan) === 6 ? `[${lan}]` : lan}:${port}`;
  };

/** True for the names and addresses by which a machine means itself. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host === '::1' || host.startsWith('127.');

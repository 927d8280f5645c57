import { networkInterfaces } from 'node:os';
import type { IceCandidate, TransportListenInfo } from 'mediasoup/types';

/** Where the browsers can reach this server. */
export interface ListenOptions {
  /** Every one becomes an ICE candidate, best first. */
  readonly announcedAddresses: readonly string[];
  /** `0.0.0.0` or `::` for all, or one address of this machine. */
  readonly listenAddress: string;
}

/** Which sockets a worker opens, all with one port number, and what it says about them. */
export interface ListenPlan {
  readonly sockets: readonly { readonly ip: string; readonly announcedAddress?: string }[];
  /** Further addresses that lead to the first socket. */
  readonly alsoAnnounced: readonly string[];
}

/**
 * Addresses of this machine get a socket each, so that every answer leaves from the address that was asked.
 * With an address that is not of this machine (behind NAT, in a container) nobody knows where its packets arrive,
 * so one socket takes all of them and stands behind every announced address.
 */
export const planListening = (options: ListenOptions, isLocal: (address: string) => boolean): ListenPlan => {
  const { listenAddress } = options;
  const all = listenAddress === '0.0.0.0' || listenAddress === '::';
  const reachable = [...new Set(options.announcedAddresses)].filter(
    (address) => all || address === listenAddress || !isLocal(address),
  );
  if (reachable.length > 0 && reachable.every(isLocal)) {
    return { sockets: reachable.map((ip) => ({ ip })), alsoAnnounced: [] };
  }
  const [announcedAddress, ...alsoAnnounced] = reachable;
  if (announcedAddress) return { sockets: [{ ip: listenAddress, announcedAddress }], alsoAnnounced };
  if (all) throw new Error('Media needs at least one announced address: browsers cannot connect to "all addresses".');
  return { sockets: [{ ip: listenAddress }], alsoAnnounced: [] };
};

/** True for an address that a socket on this machine can be bound to right now. */
export const isLocalAddress = (address: string): boolean =>
  address.startsWith('127.') ||
  Object.values(networkInterfaces()).some((list) => list?.some((entry) => entry.address === address));

/** UDP before TCP, because mediasoup prefers the earlier ones. */
export const toListenInfos = ({ sockets }: ListenPlan, port: number): TransportListenInfo[] =>
  (['udp', 'tcp'] as const).flatMap((protocol) => sockets.map((socket) => ({ ...socket, protocol, port })));

/** The step between two addresses in mediasoup's own priorities: 100 of local preference, which is 8 bits up (RFC 8445). */
const PRIORITY_STEP = 100 << 8;

/** Adds the candidates of the further addresses, each less preferred than the one before. */
export const announceAll = (candidates: readonly IceCandidate[], { alsoAnnounced }: ListenPlan): IceCandidate[] =>
  [undefined, ...alsoAnnounced].flatMap((address, index) =>
    candidates.map((candidate) =>
      address
        ? { ...candidate, ip: address, address, priority: candidate.priority - index * PRIORITY_STEP }
        : candidate,
    ),
  );

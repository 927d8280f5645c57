import type { ConnectOutcome, KnownServer } from '#shared/ipc/index.ts';
import type { ServerLink } from '#shared/ipc/server-link.ts';
import type { Pin, ProbeResult } from './probe-server.ts';

/** What is known before a server is looked at. */
export interface Expectation {
  readonly link: ServerLink;
  /** The server of this address, if it is known. */
  readonly known: Pick<KnownServer, 'fingerprint' | 'name'> | undefined;
  /** A changed key that the person has agreed to. */
  readonly trust: string | null;
}

type Refusal = Exclude<ConnectOutcome, { kind: 'connected' | 'stayed' | 'invalid' | 'insecure' }>;

/** A server that may be used, with the key to hold it to. */
export type PinVerdict = { readonly kind: 'good'; readonly pin: Pin | null; readonly name: string } | Refusal;

/**
 * Whether the server that was found is the one that was meant. The first key that an address shows is kept; a link that names a key
 * is believed over the network; a key that differs from the kept one is never taken without the person's word for that very key.
 */
export const judgeServer = ({ link, known, trust }: Expectation, found: ProbeResult): PinVerdict => {
  const { origin } = link;
  if (found.kind !== 'found') return { kind: found.kind, origin };
  const { pin } = found;
  const name = found.name || (known?.name ?? '');
  if (pin === null) {
    // TLS was here before, or the link says that it should be: somebody in between may have taken it away.
    const isStripped = link.fingerprint !== null || (known && known.fingerprint !== null);
    return isStripped ? { kind: 'badCertificate', origin } : { kind: 'good', pin, name };
  }
  const { fingerprint } = pin;
  if (link.fingerprint !== null && link.fingerprint !== fingerprint)
    return { kind: 'wrongKey', origin, name, expected: link.fingerprint, seen: fingerprint };
  const kept = known?.fingerprint ?? null;
  if (kept !== null && kept !== fingerprint && trust !== fingerprint)
    return { kind: 'changedKey', origin, name, known: kept, seen: fingerprint };
  return { kind: 'good', pin, name };
};

import { isIPv6 } from 'node:net';
import { z } from 'zod';

/** The service type of DNS-SD: `_beckon._tcp`. */
export const SERVICE_TYPE = 'beckon';
const LONGEST_LABEL_BYTES = 63;

/** A server that was found in the network. */
export interface NearbyServer {
  /** Names the announcement; stays while the server runs. */
  readonly id: string;
  readonly name: string;
  /** The address to open, by the network it was heard on. */
  readonly url: string;
  /** `sha256:…` of the certificate, as announced: a hint, proven only by connecting. null without TLS. */
  readonly fingerprint: string | null;
}

/** What a server tells of itself. */
export interface ServerFacts {
  readonly hostname: string;
  readonly port: number;
  readonly fingerprint: string | null;
}

/** Anybody in the network can announce anything; whatever does not fit is passed over. */
const heardService = z.object({
  fqdn: z.string().max(300),
  port: z.number().int().min(1).max(65_535),
  referer: z.object({ address: z.union([z.ipv4(), z.ipv6()]) }),
  txt: z.object({
    name: z.string().min(1).max(100),
    fingerprint: z
      .string()
      .regex(/^sha256:[\dA-Fa-f:]{32,200}$/)
      .optional(),
  }),
});

/** The name of an announcement: of one host and port, cut to what DNS allows. */
export const toInstanceName = ({ hostname, port }: ServerFacts): string => {
  const tail = ` ${port}`;
  const room = LONGEST_LABEL_BYTES - tail.length;
  // A dot would divide the label.
  const plain = hostname.replaceAll('.', '-');
  return `${Buffer.from(plain).subarray(0, room).toString('utf8').replace(/�+$/, '')}${tail}`;
};

/** The text record of an announcement. */
export const toText = ({ hostname, fingerprint }: ServerFacts): Record<string, string> => ({
  name: hostname,
  ...(fingerprint === null ? {} : { fingerprint }),
});

/** What was heard, as a server that can be opened; undefined when it makes no sense. */
export const toNearby = (heard: unknown): NearbyServer | undefined => {
  const parsed = heardService.safeParse(heard);
  if (!parsed.success) return undefined;
  const { fqdn, port, referer, txt } = parsed.data;
  const fingerprint = txt.fingerprint ?? null;
  const host = isIPv6(referer.address) ? `[${referer.address}]` : referer.address;
  return { id: fqdn, name: txt.name, url: `${fingerprint === null ? 'http' : 'https'}://${host}:${port}`, fingerprint };
};

import { type ClientRequest, type IncomingMessage, get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';
import { TLSSocket } from 'node:tls';
import { judgeChain } from './certificate-chain.ts';

/** By what a server is recognised again: its certificate authority. */
export interface Pin {
  readonly fingerprint: string;
  /** The authority's certificate, which vouches for each one that the server will show. */
  readonly authority: string;
}

/** What somebody who looks at an address finds there. */
export type ProbeResult =
  /** A Beckon server; `pin` is null where there is nothing to pin: no TLS, or a certificate that everybody trusts. */
  | { readonly kind: 'found'; readonly pin: Pin | null; readonly name: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'badCertificate' }
  | { readonly kind: 'notBeckon' };

const TIMEOUT_MS = 5_000;
const LONGEST_ANSWER = 10_000;
/** Every Beckon server says here which program it is. */
const INFO_PATH = '/api/health/info';

const chainOf = (socket: TLSSocket): readonly string[] => {
  const pems: string[] = [];
  for (let next = socket.getPeerX509Certificate(); next; next = next.issuerCertificate) {
    pems.push(next.toString());
    // A self-signed certificate is its own issuer.
    if (pems.length > 8 || next.issuerCertificate?.fingerprint256 === next.fingerprint256) break;
  }
  return pems;
};

const isBeckon = (text: string): boolean => {
  try {
    const { data } = JSON.parse(text) as { data?: { name?: unknown } };
    return data?.name === 'beckon';
  } catch {
    return false;
  }
};

const readText = async (response: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > LONGEST_ANSWER) break;
  }
  return text;
};

const answerOf = (request: ClientRequest): Promise<IncomingMessage | null> =>
  new Promise((resolve) => {
    request.once('response', resolve);
    request.once('error', () => resolve(null));
  });

/** The certificates are judged here by the caller's rules, since no public authority knows a server in a LAN. */
const requestInfo = (origin: string): ClientRequest => {
  const options = { signal: AbortSignal.timeout(TIMEOUT_MS), agent: false } as const;
  const url = origin + INFO_PATH;
  return origin.startsWith('https:')
    ? getSecure(url, { ...options, rejectUnauthorized: false })
    : getPlain(url, options);
};

/** Looks at an address without trusting it: whether a Beckon server is there, and with which key. Sends nothing but the question. */
export const probeServer = async (origin: string): Promise<ProbeResult> => {
  const request = requestInfo(origin);
  const response = await answerOf(request);
  if (!response) return { kind: 'unreachable' };
  const { socket } = response;
  const verdict = socket instanceof TLSSocket && !socket.authorized ? judgeChain(chainOf(socket), Date.now()) : null;
  const text = await readText(response).catch(() => '');
  request.destroy();
  if (verdict?.kind === 'broken') return { kind: 'badCertificate' };
  if (!isBeckon(text)) return { kind: 'notBeckon' };
  if (!verdict) return { kind: 'found', pin: null, name: '' };
  const { fingerprint, authority, name } = verdict;
  return { kind: 'found', pin: { fingerprint, authority }, name };
};

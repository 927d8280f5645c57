import type { App, Session } from 'electron';
import { isFrom } from './certificate-chain.ts';

/** What the guard must know of servers. */
export interface Pins {
  /** The certificates of the authorities pinned for a host, on whatever port. */
  readonly authoritiesOf: (host: string) => readonly string[];
  /** A server on this host showed a certificate that is not from its authority. */
  readonly onRefused: (host: string) => void;
}

/** The answers of a verify procedure. */
const ACCEPT = 0;
const REFUSE = -2;
const AS_CHROMIUM_SAYS = -3;

/** The host of an address, IPv6 without brackets, as Chromium names it. */
export const bareHostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '');

/**
 * Lets pages reach servers whose certificate no public authority knows, when it comes from the pinned one, and no others. A pinned
 * server must not show another certificate either, were it one that everybody trusts.
 */
export const guardCertificates = (app: App, session: Session, { authoritiesOf, onRefused }: Pins): void => {
  const isPinned = (host: string, pem: string): boolean =>
    authoritiesOf(host).some((authority) => isFrom(authority, pem, Date.now()));

  session.setCertificateVerifyProc(({ hostname, certificate, errorCode }, answer) => {
    if (authoritiesOf(hostname).length === 0) return answer(AS_CHROMIUM_SAYS);
    if (isPinned(hostname, certificate.data)) return answer(ACCEPT);
    onRefused(hostname);
    answer(errorCode === 0 ? REFUSE : AS_CHROMIUM_SAYS);
  });
  // Chromium keeps the answers from above for a while. Here it asks each time, so that a key agreed to later gets through.
  app.on('certificate-error', (event, _contents, url, _error, certificate, answer) => {
    event.preventDefault();
    answer(isPinned(bareHostOf(url), certificate.data));
  });
};

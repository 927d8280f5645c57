// Here and not only in issue.ts: a bundler lifts packages above the modules beside them.
import './reflect-shim.ts';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CancelTimer } from '#shared/kernel/clock.ts';
import { type Unsubscribe, createEmitter } from '#shared/kernel/emitter.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Clock, Log } from '../../ports/index.ts';
import { writeDurably } from '../durable-file.ts';
import { errorText } from '../error-text.ts';
import type { NamesAndAddresses } from '../network-addresses.ts';
import { openAuthority } from './authority.ts';
import { type PemBundle, parsePemBundle } from './pem-bundle.ts';
import { findServerCertificate, renewalReason } from './server-certificate.ts';

/** What a TLS server needs; `certPem` holds the server's certificate followed by its authority's. */
export interface ServerCertificate {
  readonly keyPem: string;
  readonly certPem: string;
}

/** This server's own certificates. */
export interface Certificates {
  /** The authority's certificate, for devices that shall trust this server. */
  readonly caPem: string;
  readonly caDer: Buffer;
  /** `sha256:` and the hex digest of the authority's certificate, not the server's: it stays the same through renewals. */
  readonly fingerprint: string;
  current(): ServerCertificate;
  /** Tells each new server certificate, after it is the current one. */
  onRenewed(listener: (certificate: ServerCertificate) => void): Unsubscribe;
  /** Renews now if names or addresses changed or the end is near, which is also looked at every few minutes. Failures are logged. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const CHECK_EVERY_MS = 3 * 60 * 1000;

interface CertificatesSetup {
  readonly folder: string;
  /** Asked at each check. */
  readonly names: () => NamesAndAddresses;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Opens the certificates in the folder and makes what is missing, expired or does not fit this machine any more.
 * The error is one line that names the file at fault.
 */
export const openCertificates = async (setup: CertificatesSetup): Promise<Result<Certificates, string>> => {
  const { folder, names, clock, log } = setup;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (failure) {
    return err(`Cannot make the folder ${folder}: ${errorText(failure)}.`);
  }
  const authority = await openAuthority(join(folder, 'authority.pem'), names().hostname, clock.now(), log);
  if (!authority.ok) return authority;
  const file = join(folder, 'server.pem');
  const stored = await renew(setup, file, authority.value, await findServerCertificate(file, log));
  return ok(watch(setup, file, authority.value, stored));
};

/** Gives the stored certificate if it still serves, else a new one. One that cannot be written serves from memory. */
const renew = async (
  { names, clock, log }: CertificatesSetup,
  file: string,
  authority: PemBundle,
  stored: PemBundle | undefined,
): Promise<PemBundle> => {
  const wanted = names();
  const reason = renewalReason(stored, authority, wanted, clock.now());
  if (stored && !reason) return stored;
  const { issueServerCertificate } = await import('./issue.ts');
  const text = await issueServerCertificate(authority, wanted, clock.now());
  const made = parsePemBundle(text);
  if (!made) throw new Error('The server certificate just made cannot be read');
  try {
    await writeDurably(file, text);
  } catch (failure) {
    log.error({ file, err: failure }, 'Cannot write the server certificate');
  }
  const { names: dns, addresses } = wanted;
  log.info({ reason, names: dns, addresses, expiresAt: made.certificate.validToDate }, 'Made a server certificate');
  return made;
};

const watch = (setup: CertificatesSetup, file: string, authority: PemBundle, stored: PemBundle): Certificates => {
  const { clock, log } = setup;
  const renewed = createEmitter<ServerCertificate>();
  let current = stored;
  let closed = false;
  // Checks run one after another, so that two cannot write the same file.
  let lastCheck = Promise.resolve();

  const checkOnce = async () => {
    if (closed) return;
    const next = await renew(setup, file, authority, current);
    if (next === current || closed) return;
    current = next;
    renewed.emit(next);
  };
  const check = () => {
    lastCheck = lastCheck
      .then(checkOnce)
      .catch((failure: unknown) => log.error({ err: failure }, 'Cannot renew the server certificate'));
    return lastCheck;
  };
  const checkLater = (): CancelTimer =>
    clock.schedule(CHECK_EVERY_MS, () => {
      cancelNext = checkLater();
      void check();
    });
  let cancelNext = checkLater();

  return {
    caPem: authority.certPem,
    caDer: authority.certificate.raw,
    fingerprint: `sha256:${authority.certificate.fingerprint256.replaceAll(':', '').toLowerCase()}`,
    current: () => current,
    onRenewed: (listener) => renewed.on(listener),
    check,
    close() {
      closed = true;
      cancelNext();
      return lastCheck;
    },
  };
};

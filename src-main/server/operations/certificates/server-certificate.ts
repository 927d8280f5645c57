import type { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { Log } from '../../ports/index.ts';
import { errorCode } from '../error-text.ts';
import type { NamesAndAddresses } from '../network-addresses.ts';
import { type PemBundle, parsePemBundle } from './pem-bundle.ts';

const RENEW_BEFORE_MS = 30 * 24 * 60 * 60 * 1000;

/** The stored server certificate; undefined when it is missing, unreadable or damaged, since a new one costs nobody anything. */
export const findServerCertificate = async (file: string, log: Log): Promise<PemBundle | undefined> => {
  try {
    return parsePemBundle(await readFile(file, 'utf8'));
  } catch (failure) {
    if (errorCode(failure) !== 'ENOENT') log.warn({ file, err: failure }, 'Cannot read the server certificate');
    return undefined;
  }
};

/** Why a new server certificate is needed, for the log; undefined as long as the old one serves. */
export const renewalReason = (
  stored: PemBundle | undefined,
  authority: PemBundle,
  wanted: NamesAndAddresses,
  now: Timestamp,
): string | undefined => {
  if (!stored) return 'none or a damaged one is stored';
  const { certificate } = stored;
  const issuer = authority.certificate;
  if (!certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey)) return 'the authority is another';
  if (certificate.validFromDate.getTime() > now) return 'it is not valid yet';
  // A certificate that ends with its authority cannot be made longer.
  const needed = Math.min(now + RENEW_BEFORE_MS, issuer.validToDate.getTime());
  if (certificate.validToDate.getTime() < needed) return 'it expires soon';
  return covers(certificate, wanted) ? undefined : 'names or addresses changed';
};

const covers = (certificate: X509Certificate, { names, addresses }: NamesAndAddresses): boolean =>
  certificate.subjectAltName?.split(', ').length === names.length + addresses.length &&
  names.every((name) => certificate.checkHost(name, { subject: 'never', wildcards: false }) !== undefined) &&
  addresses.every((address) => certificate.checkIP(address) !== undefined);

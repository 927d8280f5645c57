import { readFile } from 'node:fs/promises';
import type { Timestamp } from '#shared/kernel/clock.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Log } from '../../ports/index.ts';
import { errorCode, errorText } from '../error-text.ts';
import { writeDurably } from '../durable-file.ts';
import { type PemBundle, parsePemBundle } from './pem-bundle.ts';

/**
 * Gives this server's certificate authority, made at the first start and again only after it has expired. A damaged one is an
 * error, since replacing it silently would make every device that trusted it warn.
 */
export const openAuthority = async (
  file: string,
  hostname: string,
  now: Timestamp,
  log: Log,
): Promise<Result<PemBundle, string>> => {
  const text = await readText(file);
  if (!text.ok) return text;
  if (text.value === undefined) return createAuthority(file, hostname, now, log);
  const authority = parsePemBundle(text.value);
  if (!authority?.certificate.ca) {
    return err(
      `The certificate authority in ${file} is damaged. Put back a copy of the file, or delete it: then a new one is made, which every device must trust anew.`,
    );
  }
  const expiresAt = authority.certificate.validToDate;
  if (expiresAt.getTime() > now) return ok(authority);
  log.warn({ file, expiresAt }, 'The certificate authority has expired; devices must trust the new one');
  return createAuthority(file, hostname, now, log);
};

const createAuthority = async (
  file: string,
  hostname: string,
  now: Timestamp,
  log: Log,
): Promise<Result<PemBundle, string>> => {
  const { issueAuthority } = await import('./issue.ts');
  const text = await issueAuthority(`Beckon on ${hostname}`, now);
  const authority = parsePemBundle(text);
  if (!authority) throw new Error('The certificate authority just made cannot be read');
  try {
    await writeDurably(file, text);
  } catch (failure) {
    return err(`Cannot write the certificate authority to ${file}: ${errorText(failure)}.`);
  }
  log.info({ file, fingerprint: authority.certificate.fingerprint256 }, 'Made a certificate authority');
  return ok(authority);
};

const readText = async (file: string): Promise<Result<string | undefined, string>> => {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch (failure) {
    if (errorCode(failure) === 'ENOENT') return ok(undefined);
    return err(`Cannot read the certificate authority in ${file}: ${errorText(failure)}.`);
  }
};

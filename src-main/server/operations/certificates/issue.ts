// Loaded only when something must be issued, since the library costs a tenth of a second.
import './reflect-shim.ts';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { NamesAndAddresses } from '../network-addresses.ts';
import type { PemBundle } from './pem-bundle.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 24 * 60 * 60 * 1000;
const AUTHORITY_DAYS = 3652;
/** Apple's systems refuse server certificates that are valid for more than 398 days. */
const SERVER_DAYS = 397;
/** X.509 allows no longer common name. */
const LONGEST_COMMON_NAME = 64;

/** Clocks in a LAN differ, so everything is valid since yesterday. */
const validity = (now: Timestamp, days: number, latest = Infinity) => ({
  notBefore: new Date(now - DAY_MS),
  notAfter: new Date(Math.min(now + (days - 1) * DAY_MS, latest)),
});

const generateKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

type PrivateKey = Awaited<ReturnType<typeof generateKeys>>['privateKey'];

const toBundleText = async (key: PrivateKey, ...certificates: (X509Certificate | string)[]): Promise<string> => {
  const keyPem = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
  return [keyPem, ...certificates.map((certificate) => certificate.toString())]
    .map((pem) => `${pem.trim()}\n`)
    .join('');
};

const commonName = (text: string) => [{ CN: [text.slice(0, LONGEST_COMMON_NAME)] }];

/** Makes a certificate authority for ten years; the text of its bundle. */
export const issueAuthority = async (name: string, now: Timestamp): Promise<string> => {
  const keys = await generateKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...validity(now, AUTHORITY_DAYS),
    name: commonName(name),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return toBundleText(keys.privateKey, certificate);
};

/**
 * Makes a server certificate for all names and addresses, valid for 397 days but no longer than its authority;
 * the text of its bundle, the authority's certificate last so that clients can recognise it.
 */
export const issueServerCertificate = async (
  authority: PemBundle,
  { hostname, names, addresses }: NamesAndAddresses,
  now: Timestamp,
): Promise<string> => {
  const keys = await generateKeys();
  const issuerKey = authority.key.export({ type: 'pkcs8', format: 'der' });
  const issuerPublicKey = authority.certificate.publicKey.export({ type: 'spki', format: 'der' });
  const certificate = await X509CertificateGenerator.create({
    ...validity(now, SERVER_DAYS, authority.certificate.validToDate.getTime()),
    subject: commonName(hostname),
    issuer: authority.certificate.subject,
    publicKey: keys.publicKey,
    signingKey: await crypto.subtle.importKey('pkcs8', issuerKey, ALGORITHM, false, ['sign']),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: 'dns' as const, value })),
        ...addresses.map((value) => ({ type: 'ip' as const, value })),
      ]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuerPublicKey),
    ],
  });
  return toBundleText(keys.privateKey, certificate, authority.certificate.toString());
};

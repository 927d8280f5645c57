import { X509Certificate } from 'node:crypto';

/** What a server's certificates say. */
export type ChainVerdict =
  /** Each certificate is good now and vouched for by the next; the last is the authority. */
  | { readonly kind: 'sound'; readonly fingerprint: string; readonly authority: string; readonly name: string }
  | { readonly kind: 'broken' };

/** As servers tell it: `sha256:` and hex digits. */
const fingerprintOf = (certificate: X509Certificate): string =>
  `sha256:${certificate.fingerprint256.replaceAll(':', '').toLowerCase()}`;

const isVouchedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

const isGoodAt = (certificate: X509Certificate, now: number): boolean =>
  certificate.validFromDate.getTime() <= now && now <= certificate.validToDate.getTime();

/** Authorities of Beckon are called "Beckon on <machine>". */
const nameOf = (authority: X509Certificate): string =>
  /^CN=(?:Beckon on )?(.+)$/m.exec(authority.subject)?.[1]?.trim() ?? '';

const parse = (pem: string): X509Certificate | null => {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
};

/**
 * Judges the certificates that a server showed, its own first. Names are not compared: an authority belongs to one server, which
 * may be reached by many addresses, and its key is what gets pinned.
 */
export const judgeChain = (pems: readonly string[], now: number): ChainVerdict => {
  const chain = pems.map(parse);
  const certificates = chain.filter((certificate) => certificate !== null);
  const authority = certificates.at(-1);
  if (!authority || certificates.length !== chain.length) return { kind: 'broken' };
  const isSound = certificates.every((certificate, index) => {
    const issuer = certificates[index + 1] ?? authority;
    return isGoodAt(certificate, now) && isVouchedBy(certificate, issuer);
  });
  return isSound
    ? { kind: 'sound', fingerprint: fingerprintOf(authority), authority: authority.toString(), name: nameOf(authority) }
    : { kind: 'broken' };
};

/** Whether a server's own certificate is good now and comes from this authority. */
export const isFrom = (authorityPem: string, pem: string, now: number): boolean => {
  const [authority, certificate] = [parse(authorityPem), parse(pem)];
  return (
    authority !== null && certificate !== null && isGoodAt(certificate, now) && isVouchedBy(certificate, authority)
  );
};

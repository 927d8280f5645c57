import { type KeyObject, X509Certificate, createPrivateKey } from 'node:crypto';

/** A private key with its certificate, checked to belong together. They share one file, so a crash cannot part them. */
export interface PemBundle {
  readonly keyPem: string;
  /** The certificate, and after it the ones that vouch for it, if the file has them. */
  readonly certPem: string;
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
}

const BLOCK = /-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/g;

/** Reads the text of a bundle; undefined when anything is missing, damaged or does not fit together. */
export const parsePemBundle = (text: string): PemBundle | undefined => {
  const blocks = [...text.matchAll(BLOCK)].map(([block, label]) => ({ isKey: label?.endsWith('PRIVATE KEY'), block }));
  const join = (isKey: boolean) =>
    blocks.flatMap((found) => (found.isKey === isKey ? [`${found.block}\n`] : [])).join('');
  const [keyPem, certPem] = [join(true), join(false)];
  try {
    const [key, certificate] = [createPrivateKey(keyPem), new X509Certificate(certPem)];
    return certificate.checkPrivateKey(key) ? { keyPem, certPem, key, certificate } : undefined;
  } catch {
    return undefined;
  }
};

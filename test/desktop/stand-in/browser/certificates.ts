import { X509Certificate } from 'node:crypto';
import { type PeerCertificate, connect } from 'node:tls';
import type { Certificate, CertificatePrincipal } from 'electron';

const LIMIT_MS = 5000;

/** Takes a look at the certificate that a server shows; Chromium tells only that it does not trust it. */
export const fetchCertificate = (url: string): Promise<X509Certificate> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, '');
    const socket = connect({ host, port: Number(port || 443), rejectUnauthorized: false, timeout: LIMIT_MS });
    const end = (act: () => void) => {
      socket.destroy();
      act();
    };
    socket.once('secureConnect', () => {
      const { raw } = socket.getPeerCertificate() as PeerCertificate | { raw?: undefined };
      end(() => (raw ? resolve(new X509Certificate(raw)) : reject(new Error('The server shows no certificate'))));
    });
    socket.once('timeout', () => end(() => reject(new Error('The server is silent'))));
    socket.once('error', (error) => end(() => reject(error)));
  });

const principal = (names: string): CertificatePrincipal => {
  const all = (key: string) =>
    names
      .split('\n')
      .filter((line) => line.startsWith(`${key}=`))
      .map((line) => line.slice(key.length + 1));
  const first = (key: string) => all(key)[0] ?? '';
  return {
    commonName: first('CN'),
    organizations: all('O'),
    organizationUnits: all('OU'),
    locality: first('L'),
    state: first('ST'),
    country: first('C'),
  };
};

/** The same in Electron's form. An issuer that the server did not show is the certificate itself. */
export const toElectronCertificate = (certificate: X509Certificate): Certificate => {
  const [subject, issuer] = [principal(certificate.subject), principal(certificate.issuer)];
  const hash = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64');
  const plain = {
    data: certificate.toString(),
    fingerprint: `sha256/${hash}`,
    subject,
    subjectName: subject.commonName,
    issuer,
    issuerName: issuer.commonName,
    serialNumber: certificate.serialNumber,
    validStart: certificate.validFromDate.getTime() / 1000,
    validExpiry: certificate.validToDate.getTime() / 1000,
  };
  return Object.defineProperty(plain, 'issuerCert', { get: () => plain }) as Certificate;
};

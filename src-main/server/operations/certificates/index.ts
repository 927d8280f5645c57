/**
 * This server's own certificate authority and server certificate.
 * Owns: their files, renewal. May import: kernel, ports, its library.
 */
export { type Certificates, openCertificates } from './certificates.ts';

import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { issueAuthority, issueServerCertificate } from '#server/operations/certificates/issue.ts';
import { type PemBundle, parsePemBundle } from '#server/operations/certificates/pem-bundle.ts';

/** A server for pages of any origin that shows a certificate which nobody vouches for. */
export interface SecureServer {
  readonly port: number;
  /** A connection that stays open needs no certificate again. */
  hangUp(): void;
  close(): void;
}

const requireBundle = (text: string): PemBundle => {
  const bundle = parsePemBundle(text);
  if (!bundle) throw new Error('The certificate is broken');
  return bundle;
};

/** Starts one on a free port of this machine: it answers requests and opens sockets. */
export const startSecureServer = async (): Promise<SecureServer> => {
  const authority = requireBundle(await issueAuthority('Nobody', Date.now()));
  const names = { hostname: 'somewhere', names: [], addresses: ['127.0.0.1'] };
  const bundle = requireBundle(await issueServerCertificate(authority, names, Date.now()));
  const server = createServer({ key: bundle.keyPem, cert: bundle.certPem }, (_, response) => {
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('hello');
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.send('hello'));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    hangUp: () => server.closeAllConnections(),
    close() {
      sockets.close();
      server.close();
      server.closeAllConnections();
    },
  };
};

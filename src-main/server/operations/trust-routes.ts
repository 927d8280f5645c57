import type { FastifyInstance } from 'fastify';
import type { Certificates } from './certificates/index.ts';
import { renderTrustPage } from './trust-page.ts';

/** Serves the authority's certificate and the page that says in plain words how a device comes to trust it. */
export const mountTrustRoutes = (app: FastifyInstance, certificates: Certificates): void => {
  app.get('/ca.crt', (_request, reply) =>
    reply
      .type('application/x-x509-ca-cert')
      .header('content-disposition', 'attachment; filename="beckon-ca.crt"')
      .send(certificates.caPem),
  );
  app.get('/trust', (request, reply) => {
    const { language, html } = renderTrustPage(request.headers['accept-language'], certificates.fingerprint);
    return reply.type('text/html; charset=utf-8').header('content-language', language).send(html);
  });
};

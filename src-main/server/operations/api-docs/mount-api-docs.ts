import swagger, { type StaticDocumentSpec } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import type { JsonObject } from './json-schema.ts';

/** What is served. */
export interface ApiDocuments {
  readonly openApi: JsonObject;
  readonly asyncApi: JsonObject;
}

/** Serves the page at /docs, and both documents as JSON beside it. Nothing on the page comes from another host. */
export const mountApiDocs = async (app: FastifyInstance, { openApi, asyncApi }: ApiDocuments): Promise<void> => {
  const specification = { document: openApi } as object as StaticDocumentSpec;
  await app.register(swagger, { mode: 'static', specification });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'Beckon API' },
    // Without the bar on top, which would load a document from any address.
    uiConfig: { layout: 'BaseLayout', docExpansion: 'list', defaultModelsExpandDepth: -1, filter: true },
  });
  app.get('/docs/openapi.json', async () => openApi);
  app.get('/docs/asyncapi.json', async () => asyncApi);
};

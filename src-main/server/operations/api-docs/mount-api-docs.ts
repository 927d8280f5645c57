import swagger, { type StaticDocumentSpec } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import type { Dialect } from '../../dialects/dialect.ts';
import { buildAsyncApi } from './asyncapi.ts';
import { buildOpenApi } from './openapi.ts';

/** Serves the page at /docs, and beside it, as JSON, both documents of all APIs and of each. Nothing on the page comes from another host. */
export const mountApiDocs = async (app: FastifyInstance, dialects: readonly Dialect[]): Promise<void> => {
  const openApi = buildOpenApi(dialects);
  const asyncApi = buildAsyncApi(dialects);
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
  for (const dialect of dialects) {
    app.get(`/docs/${dialect.name}/openapi.json`, async () => buildOpenApi([dialect]));
    app.get(`/docs/${dialect.name}/asyncapi.json`, async () => buildAsyncApi([dialect]));
  }
};

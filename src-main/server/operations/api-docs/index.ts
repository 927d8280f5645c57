/**
 * The published APIs as documents, made from what the dialects declare and served at /docs.
 * Owns: OpenAPI for routes, AsyncAPI for socket messages, the page that shows them. May import: dialect interface, src-shared, Fastify.
 */
export { buildAsyncApi } from './asyncapi.ts';
export { mountApiDocs } from './mount-api-docs.ts';
export { buildOpenApi } from './openapi.ts';

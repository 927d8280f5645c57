import { fail } from '#shared/contract/index.ts';
import type { Dialect } from '../../dialects/dialect.ts';
import { apiInfo } from './api-info.ts';
import { type JsonObject, schemaOfSample } from './json-schema.ts';
import { errorSchemaName, operationOf } from './openapi-operation.ts';

const securitySchemes: JsonObject = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Token of an account, or session token of a guest. The header `x-auth-token` is accepted as well.',
  },
  mediaSecret: { type: 'http', scheme: 'bearer', description: 'The shared secret of the media server API.' },
};

/** The OpenAPI 3.1 document of all routes. Two dialects with the same route are a bug and throw. */
export const buildOpenApi = (dialects: readonly Dialect[]): JsonObject => ({
  openapi: '3.1.0',
  info: apiInfo(
    'The REST side of the published APIs. The socket messages are described in [AsyncAPI](/docs/asyncapi.json).',
  ),
  servers: [{ url: '/' }],
  tags: dialects.map(({ name, title }) => ({ name, description: title })),
  paths: pathsOf(dialects),
  components: {
    securitySchemes,
    schemas: Object.fromEntries(dialects.map((dialect) => [errorSchemaName(dialect), errorSchemaOf(dialect)])),
  },
});

const errorSchemaOf = (dialect: Dialect): JsonObject =>
  schemaOfSample(dialect.toHttpError(fail('INTERNAL').error, {}).body);

const pathsOf = (dialects: readonly Dialect[]): JsonObject => {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const dialect of dialects) {
    for (const bound of dialect.routes) {
      const method = bound.entry.method.toLowerCase();
      const methods = (paths[bound.entry.path.replaceAll(/:(\w+)/g, '{$1}')] ??= {});
      if (methods[method]) throw new Error(`Two routes are ${bound.entry.method} ${bound.entry.path}`);
      methods[method] = operationOf(dialect, bound);
    }
  }
  return paths;
};

import { fail } from '#shared/contract/index.ts';
import type { RouteEntry } from '#shared/dialects/entry.ts';
import type { Dialect } from '../../dialects/dialect.ts';
import { apiInfo } from './api-info.ts';
import { type JsonObject, schemaOfSample } from './json-schema.ts';
import { type OwnedRoute, operationOf } from './openapi-operation.ts';
import { errorExamplesOf, errorSchemaName } from './openapi-responses.ts';

const securitySchemes: JsonObject = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Token of an account, or session token of a guest. The header `x-auth-token` is accepted as well.',
  },
  steering: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A token for one call: of its operator, or of somebody invited. The token of an account works as well.',
  },
  mediaSecret: { type: 'http', scheme: 'bearer', description: 'The shared secret of the media server API.' },
};

/** The OpenAPI 3.1 document of the routes of one published API, or of all. Dialects that share an address share its entry. */
export const buildOpenApi = (dialects: readonly Dialect[]): JsonObject => ({
  openapi: '3.1.0',
  info: apiInfo(dialects, 'Its REST side; an AsyncAPI document of the same name describes the socket messages.'),
  servers: [{ url: '/' }],
  tags: dialects.map(({ name, title }) => ({ name, description: title })),
  paths: pathsOf(dialects),
  components: {
    securitySchemes,
    examples: Object.assign({}, ...dialects.map(errorExamplesOf)),
    schemas: Object.fromEntries(dialects.map((dialect) => [errorSchemaName(dialect), errorSchemaOf(dialect)])),
  },
});

const errorSchemaOf = (dialect: Dialect): JsonObject =>
  schemaOfSample(dialect.toHttpError(fail('INTERNAL').error, {}).body);

/** To a router, the names of parameters make no difference. */
const addressOf = ({ method, path }: RouteEntry): string => `${method} ${path.replaceAll(/:\w+/g, ':')}`;

const pathsOf = (dialects: readonly Dialect[]): JsonObject => {
  const routes: OwnedRoute[] = dialects.flatMap((dialect) => dialect.routes.map((bound) => ({ dialect, bound })));
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const [first, ...others] of Map.groupBy(routes, ({ bound }) => addressOf(bound.entry)).values()) {
    if (!first) continue;
    const { path, method } = first.bound.entry;
    const methods = (paths[path.replaceAll(/:(\w+)/g, '{$1}')] ??= {});
    methods[method.toLowerCase()] = operationOf(first, ...others);
  }
  return paths;
};

import type { BoundRoute, Dialect } from '../../dialects/dialect.ts';
import type { RouteEntry } from '#shared/dialects/entry.ts';
import { type JsonObject, anyOf, toJsonSchema } from './json-schema.ts';
import { responsesOf } from './openapi-responses.ts';

/** A route with the API that it belongs to. */
export interface OwnedRoute {
  readonly dialect: Dialect;
  readonly bound: BoundRoute;
}

const ADDITION = 'An addition of Beckon to the published API.';
const SHARED =
  'Several APIs have this address: what the request says, or the call it names, decides which of them answers.';

/** One address as an OpenAPI operation. Where several APIs share it, the first says how its parameters are called. */
export const operationOf = (first: OwnedRoute, ...others: readonly OwnedRoute[]): JsonObject => {
  const sharers = [first, ...others];
  const { method, path, auth, addition } = first.bound.entry;
  const entries = sharers.map(({ bound }) => bound.entry);
  const description = [...(addition ? [ADDITION] : []), ...(others.length > 0 ? [SHARED] : [])].join(' ');
  return {
    operationId: [method.toLowerCase(), ...path.split('/').filter(Boolean)].join('_').replaceAll(':', ''),
    tags: sharers.map(({ dialect }) => dialect.name),
    summary: [...new Set(entries.map(({ summary }) => summary))].join(' / '),
    ...(description ? { description } : {}),
    security: auth === 'none' ? [] : [{ [auth]: [] }],
    parameters: [...parametersOf(first.bound.entry, 'params', 'path'), ...queryOf(entries)],
    ...bodyOf(sharers),
    responses: responsesOf(sharers),
  };
};

const parametersOf = (entry: RouteEntry, part: 'params' | 'query', place: 'path' | 'query'): JsonObject[] => {
  const wire = entry[part];
  if (!wire) return [];
  const { properties, required } = toJsonSchema(wire, 'input', 'draft-2020-12');
  const isRequired = new Set(Array.isArray(required) ? required : []);
  return Object.entries(Object(properties) as JsonObject).map(([name, schema]) => {
    const example: unknown = Reflect.get(Object(entry.example[part]), name);
    return { name, in: place, required: place === 'path' || isRequired.has(name), schema, example };
  });
};

const queryOf = (entries: readonly RouteEntry[]): readonly JsonObject[] => {
  const all = entries.flatMap((entry) => parametersOf(entry, 'query', 'query'));
  return [...new Map(all.toReversed().map((parameter) => [parameter.name, parameter])).values()].toReversed();
};

const formOf = (field: string): JsonObject => ({
  type: 'object',
  properties: { [field]: { type: 'string', contentMediaType: 'application/octet-stream' } },
  required: [field],
});

const bodyOf = (sharers: readonly OwnedRoute[]): JsonObject => {
  const [upload] = sharers.flatMap(({ bound }) => bound.entry.upload ?? []);
  if (upload) {
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: formOf(upload.field) } } } };
  }
  const bodies = sharers.flatMap(({ dialect, bound: { entry } }) =>
    entry.body
      ? [{ dialect, schema: toJsonSchema(entry.body, 'input', 'draft-2020-12'), value: entry.example.body }]
      : [],
  );
  if (bodies.length === 0) return {};
  const examples = Object.fromEntries(bodies.map(({ dialect, value }) => [dialect.name, { value }]));
  const schema = anyOf(bodies.map((body) => body.schema));
  return {
    requestBody: { required: bodies.length === sharers.length, content: { 'application/json': { schema, examples } } },
  };
};

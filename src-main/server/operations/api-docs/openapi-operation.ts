import { type ErrorCode, errorMessages, fail, operations } from '#shared/contract/index.ts';
import type { RouteEntry } from '#shared/dialects/entry.ts';
import type { BoundRoute, Dialect } from '../../dialects/dialect.ts';
import { type JsonObject, type SchemaSide, toJsonSchema } from './json-schema.ts';

const ADDITION = 'An addition of Beckon to the published API.';

/** Where the document keeps the error body of a dialect. */
export const errorSchemaName = ({ name }: Dialect): string => `${name}.Error`;

/** One route as an OpenAPI operation. */
export const operationOf = (dialect: Dialect, bound: BoundRoute): JsonObject => {
  const { entry } = bound;
  return {
    operationId: [entry.method.toLowerCase(), ...entry.path.split('/').filter(Boolean)].join('_').replaceAll(':', ''),
    tags: [dialect.name],
    summary: entry.summary,
    ...(entry.addition ? { description: ADDITION } : {}),
    security: entry.auth === 'none' ? [] : [{ [entry.auth]: [] }],
    parameters: [...parametersOf(entry, 'params', 'path'), ...parametersOf(entry, 'query', 'query')],
    ...bodyOf(entry),
    responses: {
      [entry.status]: { description: 'Success', content: jsonOf(schema(entry.reply, 'output')) },
      ...errorsOf(dialect, bound),
    },
  };
};

const schema = (wire: RouteEntry['reply'], side: SchemaSide): JsonObject => toJsonSchema(wire, side, 'draft-2020-12');

const jsonOf = (schema: JsonObject, examples: JsonObject = {}): JsonObject => ({
  'application/json': { schema, ...examples },
});

const parametersOf = (entry: RouteEntry, part: 'params' | 'query', place: 'path' | 'query'): JsonObject[] => {
  const wire = entry[part];
  if (!wire) return [];
  const { properties, required } = schema(wire, 'input');
  const isRequired = new Set(Array.isArray(required) ? required : []);
  return Object.entries(Object(properties) as JsonObject).map(([name, schema]) => {
    const example: unknown = Reflect.get(Object(entry.example[part]), name);
    return { name, in: place, required: place === 'path' || isRequired.has(name), schema, example };
  });
};

const exampleOf = (example: unknown): JsonObject => (example === undefined ? {} : { example });

const bodyOf = ({ body, example }: RouteEntry): JsonObject =>
  body ? { requestBody: { required: true, content: jsonOf(schema(body, 'input'), exampleOf(example.body)) } } : {};

/** What the way to the operation can answer by itself, and then the operation's own errors. */
const codesOf = ({ entry, operation }: BoundRoute): readonly ErrorCode[] => {
  const takesInput = entry.params ?? entry.query ?? entry.body;
  const codes: readonly ErrorCode[] = [
    ...(takesInput ? (['INVALID_INPUT'] as const) : []),
    ...(entry.auth === 'none' ? [] : (['UNAUTHENTICATED', 'FORBIDDEN'] as const)),
    ...operations[operation].errors,
    'TOO_MANY_REQUESTS',
    'INTERNAL',
  ];
  return [...new Set(codes)];
};

/** The possible errors by status, each with the very body that the dialect forms. */
const errorsOf = (dialect: Dialect, bound: BoundRoute): JsonObject => {
  const byStatus = new Map<number, ErrorCode[]>();
  const bodies = new Map<ErrorCode, unknown>();
  for (const code of codesOf(bound)) {
    const { status, body } = dialect.toHttpError(fail(code).error, bound.errors);
    bodies.set(code, body);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const $ref = `#/components/schemas/${errorSchemaName(dialect)}`;
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      const examples = Object.fromEntries(codes.map((code) => [code, { value: bodies.get(code) }]));
      const description = codes.map((code) => errorMessages[code]).join(' ');
      return [status, { description, content: jsonOf({ $ref }, { examples }) }];
    }),
  );
};

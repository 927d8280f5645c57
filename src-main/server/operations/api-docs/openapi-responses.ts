import { type ErrorCode, errorMessages, fail, operations } from '#shared/contract/index.ts';
import type { BoundRoute, Dialect, ErrorOverrides } from '../../dialects/dialect.ts';
import { type JsonObject, anyOf, toJsonSchema } from './json-schema.ts';

/** One of the answers that a route can give. */
interface Answer {
  readonly status: number;
  readonly text: string;
  readonly schema: JsonObject;
  readonly examples: Readonly<Record<string, { readonly value: unknown } | { readonly $ref: string }>>;
}

/** Where the document keeps the error body of a dialect. */
export const errorSchemaName = ({ name }: Dialect): string => `${name}.Error`;

const exampleName = ({ name }: Dialect, code: ErrorCode): string => `${name}.${code}`;

const SAMPLE_TIME = '2026-01-20T10:30:00.000Z';

/** An error as the dialect forms it; but for its time, which would make each document a new one. */
const errorBody = (dialect: Dialect, code: ErrorCode, errors: ErrorOverrides): Example => {
  const { status, body } = dialect.toHttpError(fail(code).error, errors);
  const timeless: unknown = JSON.parse(JSON.stringify(body), (key, value: unknown) =>
    key === 'timestamp' ? SAMPLE_TIME : value,
  );
  return { status, value: timeless };
};

interface Example {
  readonly status: number;
  readonly value: unknown;
}

/** What each error of a dialect looks like where a route says nothing else. */
export const errorExamplesOf = (dialect: Dialect): JsonObject => {
  const codes = dialect.routes.flatMap((bound) => codesOf(bound).filter((code) => !bound.errors[code]));
  return Object.fromEntries(
    [...new Set(codes)].toSorted().map((code) => {
      const { value } = errorBody(dialect, code, {});
      return [exampleName(dialect, code), { value }];
    }),
  );
};

/** Every answer by status. Errors show the very bodies that the dialects form. */
export const responsesOf = (
  sharers: readonly { readonly dialect: Dialect; readonly bound: BoundRoute }[],
): JsonObject => {
  const answers = sharers.flatMap(({ dialect, bound }) => [successOf(bound), ...errorsOf(dialect, bound)]);
  const byStatus = Map.groupBy(answers, ({ status }) => status);
  return Object.fromEntries([...byStatus].map(([status, same]) => [status, responseOf(same)]));
};

const responseOf = (answers: readonly Answer[]): JsonObject => {
  const schema = anyOf(answers.map((answer) => answer.schema));
  const examples = Object.fromEntries(answers.flatMap((answer) => Object.entries(answer.examples)));
  return {
    description: [...new Set(answers.map(({ text }) => text))].join(' '),
    content: { 'application/json': Object.keys(examples).length > 0 ? { schema, examples } : { schema } },
  };
};

const successOf = ({ entry }: BoundRoute): Answer => ({
  status: entry.status,
  text: 'Success.',
  schema: toJsonSchema(entry.reply, 'output', 'draft-2020-12'),
  examples: {},
});

const errorsOf = (dialect: Dialect, bound: BoundRoute): readonly Answer[] =>
  codesOf(bound).map((code) => {
    const { status, value } = errorBody(dialect, code, bound.errors);
    const example = bound.errors[code] ? { value } : { $ref: `#/components/examples/${exampleName(dialect, code)}` };
    return {
      status,
      text: errorMessages[code],
      schema: { $ref: `#/components/schemas/${errorSchemaName(dialect)}` },
      examples: { [`${dialect.name} ${code}`]: example },
    };
  });

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

import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';

const folder = new URL('../../../../resources/api/', import.meta.url);

const parameter = z.object({ name: z.string(), in: z.enum(['path', 'query']), example: z.unknown().optional() });
const example = z.object({ value: z.unknown() });
const media = z.object({ schema: z.unknown(), examples: z.record(z.string(), z.unknown()).optional() });
const content = z.object({ 'application/json': media.optional(), 'multipart/form-data': media.optional() });
const operation = z.object({
  security: z.array(z.record(z.string(), z.unknown())),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content })),
});
const openApi = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const message = z.object({
  name: z.string(),
  payload: z.record(z.string(), z.unknown()),
  examples: z.array(z.object({ payload: z.unknown() })).default([]),
});
const channel = z.object({
  address: z.string(),
  description: z.string().optional(),
  messages: z.record(z.string(), message),
});
const asyncApi = z.object({
  channels: z.record(z.string(), channel),
  operations: z.record(
    z.string(),
    z.object({ action: z.enum(['send', 'receive']), messages: z.array(z.object({ $ref: z.string() })) }),
  ),
});

/** The kinds of proof that a route asks for. */
export type Proof = 'bearer' | 'steering' | 'mediaSecret' | 'none';

/** A request as a document shows it. */
export interface ShownRequest {
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly proof: Proof;
  readonly body: unknown;
  /** The field of a form that takes a file, in place of a body. */
  readonly upload: string | undefined;
  /** The schema of the answer of each documented status, without references. */
  readonly answers: ReadonlyMap<number, z.ZodType>;
}

/** A message to the server as a document shows it. */
export interface ShownMessage {
  readonly name: string;
  readonly payload: unknown;
  /** What its acknowledgement looks like; undefined where it has none. */
  readonly answer: z.ZodType | undefined;
}

/** A document's APIs by name, from the files that the project ships. */
export const documentedApis: readonly string[] = readdirSync(folder)
  .flatMap((file) => /^(.+)\.openapi\.json$/.exec(file)?.[1] ?? [])
  .sort();

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

type Components = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A schema of a document as something that can check. The documents refer to nothing that refers to itself. */
const toCheck = (schema: unknown, components: Components = {}): z.ZodType =>
  z.fromJSONSchema({ ...Object(withoutReferences(schema, components)) });

const withoutReferences = (schema: unknown, components: Components): unknown =>
  JSON.parse(JSON.stringify(schema), (_, part: unknown) => {
    const [, , group = '', name = ''] = String(Reflect.get(Object(part), '$ref') ?? '').split('/');
    return components[group]?.[name] ?? part;
  });

const proofOf = (security: readonly Record<string, unknown>[]): Proof => {
  const [name] = Object.keys(security[0] ?? {});
  return z.enum(['bearer', 'steering', 'mediaSecret', 'none']).parse(name ?? 'none');
};

/** Every example of every route: where a route shows several bodies, it is asked with each. */
export const shownRequests = (api: string): readonly ShownRequest[] => {
  const { paths, components } = openApi.parse(read(`${api}.openapi.json`));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, shown]) => {
      const form = shown.requestBody?.content['multipart/form-data'];
      const json = shown.requestBody?.content['application/json'];
      const bodies = json ? Object.values(json.examples ?? {}).map((one) => example.parse(one).value) : [undefined];
      return bodies.map((body) => ({
        title: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path: addressOf(path, shown.parameters),
        proof: proofOf(shown.security),
        body,
        upload: form ? Object.keys(Object(Reflect.get(Object(form.schema), 'properties')))[0] : undefined,
        answers: new Map(
          Object.entries(shown.responses).map(([status, answer]) => [
            Number(status),
            toCheck(answer.content['application/json']?.schema, components),
          ]),
        ),
      }));
    }),
  );
};

const addressOf = (path: string, parameters: readonly z.output<typeof parameter>[]): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const found = parameters.find((one) => one.in === 'path' && one.name === name);
    return encodeURIComponent(String(found?.example));
  });
  const query = parameters.filter((one) => one.in === 'query' && one.example !== undefined);
  if (query.length === 0) return filled;
  return `${filled}?${new URLSearchParams(query.map(({ name, example: value }) => [name, String(value)])).toString()}`;
};

/** Every example of every message that the server receives. */
export const shownMessages = (api: string): readonly ShownMessage[] => {
  const { channels, operations } = asyncApi.parse(read(`${api}.asyncapi.json`));
  const messages = channels[api]?.messages ?? {};
  return Object.values(operations)
    .filter(({ action }) => action === 'receive')
    .flatMap((received) => received.messages.map(({ $ref }) => $ref.split('/messages/')[1] ?? ''))
    .flatMap((key) => {
      const { name, examples } = messages[key] ?? { name: key, examples: [] };
      const reply = messages[`${key}.reply`];
      return examples.map(({ payload }) => ({ name, payload, answer: reply && toCheck(reply.payload) }));
    });
};

/** Where the messages of an API travel: an address of the server, and there a namespace of Socket.IO, where it has its own. */
export const addressOfChannel = (api: string): { readonly address: string; readonly namespace: string | undefined } => {
  const { channels } = asyncApi.parse(read(`${api}.asyncapi.json`));
  const { address = '', description = '' } = channels[api] ?? {};
  return { address, namespace: /namespace `(.+)`/.exec(description)?.[1] };
};

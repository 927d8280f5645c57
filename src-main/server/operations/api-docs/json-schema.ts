import { z } from 'zod';

/** A piece of a document, as JSON will have it. */
export interface JsonObject {
  readonly [key: string]: unknown;
}

/** OpenAPI 3.1 speaks the newest JSON Schema, AsyncAPI 3.0 the older. */
export type SchemaDraft = 'draft-2020-12' | 'draft-7';

/** Which side of a schema: what is sent to it, or what comes out of it. */
export type SchemaSide = 'input' | 'output';

/** The JSON Schema of a wire schema. Throws for one that JSON cannot express, which is a bug of its catalog. */
export const toJsonSchema = (schema: z.ZodType, side: SchemaSide, target: SchemaDraft): JsonObject => {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, { io: side, target, override: tidy });
  return rest;
};

/** Leaves out what says nothing to a reader: the pattern behind a format, and the bounds of every whole number. */
const tidy = ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
};

/**
 * The JSON Schema of a sample, for answers that a dialect forms in code: every field of the sample is required, more may come.
 * A value of `known` gives its own schema in place of what it looks like.
 */
export const schemaOfSample = (sample: unknown, known: ReadonlyMap<unknown, JsonObject> = new Map()): JsonObject => {
  const given = known.get(sample);
  if (given) return given;
  if (sample === null) return { type: 'null' };
  if (Array.isArray(sample)) {
    return { type: 'array', items: sample.length > 0 ? schemaOfSample(sample[0], known) : {} };
  }
  if (typeof sample !== 'object') return { type: typeof sample };
  const fields = Object.entries(sample).filter(([, value]) => value !== undefined);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([key, value]) => [key, schemaOfSample(value, known)])),
    required: fields.map(([key]) => key),
  };
};

/** One schema for all of these; equal ones count once. */
export const anyOf = (schemas: readonly JsonObject[]): JsonObject => {
  const [first = {}, ...others] = new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values();
  return others.length === 0 ? first : { anyOf: [first, ...others] };
};

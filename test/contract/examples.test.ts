import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { errorMessages, events, operations, signals } from '#shared/contract/index.ts';
import { publishedApis } from './support/dialects.ts';

/** What a schema says against a value; an absent schema wants an absent value. */
const complaints = (schema: z.ZodType | undefined, value: unknown): string[] => {
  if (!schema) return value === undefined ? [] : ['there is no schema for this'];
  return (schema.safeParse(value).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
};

const fieldsOf = (schema: z.ZodType): string[] => ('shape' in schema ? Object.keys(Object(schema.shape)) : []);

describe('operations of the contract', () => {
  const all = Object.entries(operations);
  const serial = all.filter(([, { serialBy }]) => serialBy !== undefined);

  it.each(all)('%s: the example parses', (_name, { input, example }) => {
    expect(complaints(input, example)).toEqual([]);
  });

  it.each(all)('%s: the error codes exist, each named once', (_name, { errors }) => {
    expect(errors.filter((code) => !Object.hasOwn(errorMessages, code))).toEqual([]);
    expect(new Set(errors).size).toBe(errors.length);
  });

  it.each(serial)('%s: the queue is named by a field of the input', (_name, { input, serialBy }) => {
    expect(fieldsOf(input)).toContain(serialBy);
  });
});

describe('events of the contract', () => {
  it.each(Object.entries({ ...events, ...signals }))('%s: the example parses', (_name, { payload, example }) => {
    expect(complaints(payload, example)).toEqual([]);
  });
});

describe.each(publishedApis)('the catalog of $name', ({ catalog }) => {
  const routes = Object.values(catalog.routes).map((route) => [`${route.method} ${route.path}`, route] as const);
  const groups = [catalog.requests, catalog.inbounds, catalog.outbounds];
  const messages = groups
    .flatMap((group) => Object.values(group))
    .map((entry) => [`${entry.kind} ${entry.name}`, entry] as const);

  it.each(routes)('%s: the example parses', (_name, { params, query, body, example }) => {
    expect(complaints(params, example.params)).toEqual([]);
    expect(complaints(query, query ? (example.query ?? {}) : example.query)).toEqual([]);
    expect(complaints(body, example.body)).toEqual([]);
  });

  it.each(messages)('%s: the example parses', (_name, { payload, example }) => {
    expect(complaints(payload, example)).toEqual([]);
  });
});

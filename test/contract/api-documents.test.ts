import { Parser } from '@asyncapi/parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { buildAsyncApi, buildOpenApi } from '#server/operations/api-docs/index.ts';
import { publishedApis } from './support/dialects.ts';

/** The parser's numbers for errors and warnings. */
const SERIOUS: ReadonlySet<number> = new Set([0, 1]);

const fileOf = (name: string, kind: string) => `../../resources/api/${name}.${kind}.json`;
const toText = (document: object) => `${JSON.stringify(document, null, 2)}\n`;

// `npm run docs:api` writes the files anew; in CI a difference is a failure.
describe.each(publishedApis)('the documents of $name in resources/api', ({ name, dialect }) => {
  const openApi = buildOpenApi([dialect]);
  const asyncApi = buildAsyncApi([dialect]);

  it('describe the routes as they are, in valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate({ ...openApi });
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    await expect(toText(openApi)).toMatchFileSnapshot(fileOf(name, 'openapi'));
  });

  it('describe the messages as they are, in valid AsyncAPI 3.0', async () => {
    const { diagnostics } = await new Parser().parse(JSON.stringify(asyncApi));
    const serious = diagnostics.filter(({ severity }) => SERIOUS.has(severity));
    expect(serious.map(({ message, path }) => `${path.join('.')}: ${message}`)).toEqual([]);
    await expect(toText(asyncApi)).toMatchFileSnapshot(fileOf(name, 'asyncapi'));
  });
});

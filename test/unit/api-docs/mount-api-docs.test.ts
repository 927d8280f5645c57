import helmet from '@fastify/helmet';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAsyncApi, buildOpenApi, mountApiDocs } from '#server/operations/api-docs/index.ts';
import { publishedApis } from '#test/contract/support/dialects.ts';

const dialects = publishedApis.map(({ dialect }) => dialect);
const app = Fastify();

beforeAll(async () => {
  await app.register(helmet);
  await mountApiDocs(app, dialects);
});
afterAll(() => app.close());

describe('/docs', () => {
  it.each([
    ['/docs/openapi.json', buildOpenApi(dialects)],
    ['/docs/asyncapi.json', buildAsyncApi(dialects)],
    ...dialects.flatMap((dialect): [string, object][] => [
      [`/docs/${dialect.name}/openapi.json`, buildOpenApi([dialect])],
      [`/docs/${dialect.name}/asyncapi.json`, buildAsyncApi([dialect])],
    ]),
  ])('%s is the document', async (url, document) => {
    const answer = await app.inject({ url });
    expect(answer.headers['content-type']).toContain('application/json');
    expect(answer.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('is a page without scripts of its own or of other hosts, as the policy demands', async () => {
    const { statusCode, body } = await app.inject({ url: '/docs' });
    const scripts = [...body.matchAll(/<script([^>]*)>([^<]*)</g)];
    expect(statusCode).toBe(200);
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, content] of scripts) {
      expect(attributes).toMatch(/src="\.?\/docs\//);
      expect(content?.trim()).toBe('');
    }
  });

  it('brings every file that the page asks for', async () => {
    const { body } = await app.inject({ url: '/docs' });
    const files = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    const answers = await Promise.all(files.map((url) => app.inject({ url })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(files.map(() => 200));
  });
});

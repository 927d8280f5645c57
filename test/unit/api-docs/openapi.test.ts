import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { buildOpenApi } from '#server/operations/api-docs/index.ts';
import { publishedApis } from '#test/contract/support/dialects.ts';
import { at, refsIn } from './support/json.ts';

const dialects = publishedApis.map(({ dialect }) => dialect);
const conversationCalls = dialects.find(({ name }) => name === 'conversation-calls');
const document = buildOpenApi(dialects);
const joining = at(document, 'paths', '/api/calls/{callId}/participants', 'post');

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate({ ...document });
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    expect(validator.version).toBe('3.1');
  });

  it('has an operation for every address of every dialect', () => {
    const described = Object.entries(Object(at(document, 'paths'))).flatMap(([path, methods]) =>
      Object.keys(Object(methods)).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, ':')}`),
    );
    const routes = dialects.flatMap(({ routes }) => routes.map(({ entry }) => `${entry.method} ${entry.path}`));
    expect(new Set(described)).toEqual(new Set(routes.map((route) => route.replaceAll(/:\w+/g, ':'))));
  });

  it('refers to nothing that is not there', () => {
    const refs = refsIn(document);
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter((ref) => at(document, ...ref.slice('#/'.length).split('/')) === undefined)).toEqual([]);
  });

  it('names every operation differently', () => {
    const ids = Object.values(Object(at(document, 'paths'))).flatMap((methods) =>
      Object.values(Object(methods)).map((operation) => at(operation, 'operationId')),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('describes parameters, body and reply of a route', () => {
    expect(at(joining, 'parameters', 0)).toMatchObject({ name: 'callId', in: 'path', required: true });
    const examples = at(joining, 'requestBody', 'content', 'application/json', 'examples');
    expect(at(examples, 'conversation-calls', 'value')).toEqual({ audioEnabled: true, videoEnabled: true });
    const reply = at(joining, 'responses', '200', 'content', 'application/json', 'schema', 'properties');
    expect(at(reply, 'data', 'properties', 'participantId', 'type')).toBe('string');
  });

  it('tells a parameter of the query that may be left out, with its default', () => {
    const parameters = at(document, 'paths', '/api/conversations/{conversationId}/calls', 'get', 'parameters');
    expect(parameters).toContainEqual(expect.objectContaining({ name: 'limit', in: 'query', required: false }));
    expect(Object(parameters).find(({ name }: { name: string }) => name === 'limit').schema.default).toBe(20);
  });

  it('says which proof a route wants', () => {
    expect(at(joining, 'security')).toEqual([{ bearer: [] }]);
    expect(at(document, 'paths', '/routers', 'post', 'security')).toEqual([{ mediaSecret: [] }]);
  });

  it('shows the errors of a route with the very bodies that the dialect forms', () => {
    const full = at(joining, 'responses', '400', 'content', 'application/json', 'examples');
    const [reference] = refsIn(at(full, 'conversation-calls MAX_PARTICIPANTS_REACHED'));
    const example = at(document, ...(reference ?? '').slice('#/'.length).split('/'));
    expect(at(example, 'value', 'error', 'code')).toBe('INVALID_REQUEST');
    expect(Object.keys(Object(at(joining, 'responses'))).sort()).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '429',
      '500',
    ]);
  });

  it('describes an address of several APIs once, with what any of them takes and gives', () => {
    const first = conversationCalls;
    if (!first) throw new Error('The API to share an address with is missing');
    const twin = { ...first, name: 'twin', toHttpError: () => ({ status: 418, body: { odd: true } }) };
    const shared = at(buildOpenApi([first, twin]), 'paths', '/api/calls/{callId}/participants', 'post');
    expect(at(shared, 'tags')).toEqual([first.name, 'twin']);
    expect(Object.keys(Object(at(shared, 'requestBody', 'content', 'application/json', 'examples')))).toHaveLength(2);
    expect(Object.keys(Object(at(shared, 'responses')))).toEqual(expect.arrayContaining(['200', '400', '418']));
  });
});

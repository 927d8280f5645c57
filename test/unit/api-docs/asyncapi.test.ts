import { Parser } from '@asyncapi/parser';
import { describe, expect, it } from 'vitest';
import { buildAsyncApi } from '#server/operations/api-docs/index.ts';
import { publishedApis } from '#test/contract/support/dialects.ts';
import { at } from './support/json.ts';

const dialects = publishedApis.map(({ dialect }) => dialect);
/** The parser's numbers for errors and warnings. */
const SERIOUS: ReadonlySet<number> = new Set([0, 1]);
const document = buildAsyncApi(dialects);

describe('the AsyncAPI document', () => {
  it('is valid AsyncAPI 3.0, and every example fits its schema', { timeout: 60_000 }, async () => {
    const { document: parsed, diagnostics } = await new Parser().parse(JSON.stringify(document));
    const serious = diagnostics.filter(({ severity }) => SERIOUS.has(severity));
    expect(serious.map(({ message, path }) => `${path.join('.')}: ${message}`)).toEqual([]);
    expect(parsed?.version()).toBe('3.0.0');
  });

  it.each(dialects)('has every message of $name', ({ name, messages, signIn, outbounds }) => {
    const described = Object.keys(Object(at(document, 'channels', name, 'messages')));
    const requests = messages.filter(({ entry }) => entry.kind === 'request').length;
    expect(described).toHaveLength(messages.length + requests + outbounds.length + (signIn ? 1 : 0));
  });

  it('puts the type into the frames of a raw WebSocket, in the place where it travels', () => {
    const messages = at(document, 'channels', 'direct-calls', 'messages');
    expect(at(document, 'channels', 'direct-calls', 'address')).toBe('/ws/chat');
    expect(at(messages, 'call.accept.inbound', 'examples', 0, 'payload')).toMatchObject({
      type: 'call.accept',
      payload: { callId: expect.any(String) },
    });
    expect(at(messages, 'call_accepted.outbound', 'payload', 'properties', 'type')).toEqual({ const: 'call_accepted' });
    expect(at(messages, 'call_accepted.outbound', 'payload', 'properties', 'data', 'type')).toBe('object');
  });

  it('tells what the server receives and what it sends', () => {
    expect(at(document, 'operations', 'conversation-calls.call.signal.inbound', 'action')).toBe('receive');
    expect(at(document, 'operations', 'conversation-calls.call.signal.outbound', 'action')).toBe('send');
  });

  it('describes the acknowledgement of a request: the reply inside the answer of its dialect, or an error', () => {
    const [success, failure] = Object(
      at(document, 'channels', 'conversation-calls', 'messages', 'call.join.request.reply', 'payload', 'oneOf'),
    );
    expect(at(success, 'properties', 'data', 'properties', 'participantId', 'type')).toBe('string');
    expect(at(failure, 'properties', 'error', 'properties', 'code', 'type')).toBe('string');
  });
});

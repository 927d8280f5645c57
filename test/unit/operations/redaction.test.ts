import { array, assert, jsonValue, letrec, oneof, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactSecrets } from '#server/operations/logs/redaction.ts';
import { createRandomSource } from '#server/operations/random.ts';
import { createTokenIssuer } from '#server/operations/tokens.ts';
import type { AccountId } from '#shared/kernel/ids.ts';
import { createManualClock } from './support.ts';

const redact = (value: unknown): unknown => JSON.parse(redactSecrets(JSON.stringify(value)));

const SECRET_NAMES = [
  'authorization',
  'Authorization',
  'cookie',
  'set-cookie',
  'x-auth-token',
  'token',
  'sessionToken',
  'authToken',
  'password',
  'currentPassword',
  'passwordHash',
  'secret',
  'mediaSecret',
];

describe('redactSecrets', () => {
  it.each(SECRET_NAMES)('hides %s at any depth, whatever its text', (name) => {
    const nest = letrec<{ node: unknown }>((tie) => ({
      node: oneof(
        { maxDepth: 6 },
        string().map((secret) => ({ [name]: `hush-${secret}-hush` })),
        record({ id: string(), inner: tie('node') }),
        array(tie('node'), { minLength: 1, maxLength: 3 }),
      ),
    })).node;
    assert(
      property(nest, (value) => {
        expect(JSON.stringify(redact(value))).not.toContain('hush-');
      }),
    );
  });

  it('hides lists and numbers', () => {
    expect(redact({ 'set-cookie': ['a="]"', 'b\\'], token: 123, x: 1 })).toEqual({
      'set-cookie': '[redacted]',
      token: '[redacted]',
      x: 1,
    });
  });

  it('hides fields in a text that holds JSON itself', () => {
    assert(
      property(string(), (secret) => {
        const body = JSON.stringify({ email: 'a@b', password: `hush-${secret}-hush`, after: 1 });
        expect(JSON.stringify(redact({ body }))).not.toContain('hush');
      }),
    );
  });

  it.each([
    ['/ws/chat?token=abc.def&x=1', '/ws/chat?token=[redacted]&x=1'],
    ['/a?x=1&sessionToken=abc', '/a?x=1&sessionToken=[redacted]'],
    ['smtp://ada:pass@mail.example', 'smtp://ada:[redacted]@mail.example'],
    ['http://10.0.0.1:8787/a@b', 'http://10.0.0.1:8787/a@b'],
  ])('%s becomes %s', (url, expected) => {
    expect(redact({ req: { url } })).toEqual({ req: { url: expected } });
  });

  it('hides the tokens of this server wherever they stand', async () => {
    const clock = createManualClock();
    const random = createRandomSource(clock);
    const jwt = await createTokenIssuer('x'.repeat(32), clock, 7 * 86_400_000).issue({
      accountId: random.objectId() as AccountId,
      role: 'user',
      signInId: random.objectId(),
    });
    const token = random.token();
    const line = redactSecrets(JSON.stringify({ url: `/join/${token}`, msg: `got ${jwt}, ${token}.` }));
    expect(line).toBe('{"url":"/join/[redacted]","msg":"got [redacted], [redacted]."}');
  });

  it('leaves everything else as it is, and every line valid JSON', () => {
    const plain = {
      callId: '65f0c0ffee65f0c0ffee65f0',
      tokens: 3,
      fingerprint: 'a'.repeat(64),
      secretary: 'Ada',
      msg: 'a token "x"',
    };
    expect(redact(plain)).toEqual(plain);
    assert(
      property(jsonValue(), (value) => {
        expect(() => redact(value)).not.toThrow();
      }),
    );
  });

  it('takes time in proportion to the line', () => {
    const slow = ['"', '\\"', '?', '//', 'a', 'a?', '&a', '"token":"', '\\"token\\":\\"', 'eyJaaaaaaaa.'];
    for (const piece of slow) {
      const startedAt = performance.now();
      redactSecrets(piece.repeat(100_000 / piece.length));
      expect(performance.now() - startedAt, piece).toBeLessThan(1000);
    }
  });
});

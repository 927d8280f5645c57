import { assert, oneof, property, string, webUrl } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoopbackOrigin, parseServerLink, withFingerprint } from '#shared/ipc/server-link.ts';

const KEY = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('what people type or paste', () => {
  it.each([
    ['192.168.1.20', 'https://192.168.1.20:8787', '/'],
    ['  192.168.1.20:9000 ', 'https://192.168.1.20:9000', '/'],
    ['Ada-PC.local', 'https://ada-pc.local:8787', '/'],
    ['[fe80::1]:9000', 'https://[fe80::1]:9000', '/'],
    ['https://meet.example', 'https://meet.example', '/'],
    ['https://meet.example:443/join/abc-defg-hij', 'https://meet.example', '/join/abc-defg-hij'],
    ['http://127.0.0.1:8787/meet/5', 'http://127.0.0.1:8787', '/meet/5'],
    ['beckon://192.168.1.20:8787/join/abc-defg-hij', 'https://192.168.1.20:8787', '/join/abc-defg-hij'],
    ['beckon://192.168.1.20', 'https://192.168.1.20:8787', '/'],
    ['beckon://127.0.0.1:9000/join/abc?tls=off', 'http://127.0.0.1:9000', '/join/abc'],
  ])('%s leads to %s%s', (text, origin, path) => {
    expect(parseServerLink(text)).toEqual({ origin, path, fingerprint: null });
  });

  it('reads the key behind the #, in any case', () => {
    expect(parseServerLink(`https://10.0.0.2:8787/join/abc#${KEY.toUpperCase().replace('SHA', 'sha')}`)).toEqual({
      origin: 'https://10.0.0.2:8787',
      path: '/join/abc',
      fingerprint: KEY,
    });
  });

  it.each(['#sha256:abc', '#section', `#${KEY}0`])('passes over what is no key: %s', (fragment) => {
    expect(parseServerLink(`https://10.0.0.2/join/abc${fragment}`)?.fingerprint).toBeNull();
  });

  it.each(['/settings', '/join/a/b', '/control', '/join/', '//evil.example/join/x'])(
    'opens no other screen from outside: %s',
    (path) => expect(parseServerLink(`beckon://10.0.0.2${path}`)?.path).toBe('/'),
  );

  it.each([
    '',
    'abc defg hij',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://',
    '10.0.0.2:99999',
    'ftp://x',
    'a@b',
  ])('does not understand %j', (text) => expect(parseServerLink(text)).toBeNull());

  it('never throws, and never gives an origin with anything but scheme, host and port', () => {
    assert(
      property(oneof(string(), webUrl({ withFragments: true, withQueryParameters: true })), (text) => {
        const link = parseServerLink(text);
        return link === null || /^https?:\/\/[^/?#@\s]+$/.test(link.origin);
      }),
    );
  });
});

describe('the key of a link', () => {
  it('is added behind the #, which browsers do not send, and read back', () => {
    const link = withFingerprint('https://10.0.0.2:8787/join/abc', KEY);
    expect(new URL(link).pathname).toBe('/join/abc');
    expect(parseServerLink(link)?.fingerprint).toBe(KEY);
  });

  it('is left out where there is none, and where a link has it already', () => {
    expect(withFingerprint('https://10.0.0.2/join/a', null)).toBe('https://10.0.0.2/join/a');
    const link = withFingerprint('https://10.0.0.2/join/a', KEY);
    expect(withFingerprint(link, KEY)).toBe(link);
  });
});

it.each([
  ['http://127.0.0.1:8787', true],
  ['http://localhost', true],
  ['http://[::1]:9000', true],
  ['http://127.0.0.1.evil.example', false],
  ['http://192.168.1.20:8787', false],
])('%s is on this machine: %s', (origin, isLoopback) => expect(isLoopbackOrigin(origin)).toBe(isLoopback));

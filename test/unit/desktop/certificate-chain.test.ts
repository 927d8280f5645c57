import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isFrom, judgeChain } from '#desktop/servers/certificate-chain.ts';
import { issueAuthority, issueServerCertificate } from '#server/operations/certificates/issue.ts';
import { parsePemBundle } from '#server/operations/certificates/pem-bundle.ts';

const NOW = Date.parse('2026-11-20T10:00:00.000Z');
const DAY_MS = 86_400_000;

const readBundle = (text: string) => {
  const bundle = parsePemBundle(text);
  if (!bundle) throw new Error('The bundle cannot be read');
  return bundle;
};

const pemsOf = (text: string): string[] =>
  [...text.matchAll(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)].map(([pem]) => pem);

/** A server with an authority of its own, as real servers make them. */
const makeServer = async (hostname: string) => {
  const authority = readBundle(await issueAuthority(`Beckon on ${hostname}`, NOW));
  const names = { hostname, names: [hostname], addresses: ['192.168.1.20'] };
  const [leaf = '', ca = ''] = pemsOf(await issueServerCertificate(authority, names, NOW));
  return { leaf, ca };
};

const [ada, ben] = await Promise.all([makeServer('ada-pc'), makeServer('ben-pc')]);

describe('a chain of certificates', () => {
  it('is recognised by the digest of its authority, and named after its machine', () => {
    const digest = createHash('sha256').update(new X509Certificate(ada.ca).raw).digest('hex');
    expect(judgeChain([ada.leaf, ada.ca], NOW)).toEqual({
      kind: 'sound',
      fingerprint: `sha256:${digest}`,
      authority: expect.stringContaining('BEGIN CERTIFICATE'),
      name: 'ada-pc',
    });
  });

  it.each([
    ['somebody else’s authority behind it', [ada.leaf, ben.ca]],
    ['its authority left out', [ada.leaf]],
    ['the order turned round', [ada.ca, ada.leaf]],
    ['something in it that is no certificate', [ada.leaf, 'nothing']],
    ['nothing in it', []],
  ])('is broken with %s', (_what, pems) => expect(judgeChain(pems, NOW)).toEqual({ kind: 'broken' }));

  it.each([
    ['before it begins', NOW - 3 * DAY_MS],
    ['after it has expired', NOW + 400 * DAY_MS],
  ])('is broken %s', (_when, now) => expect(judgeChain([ada.leaf, ada.ca], now)).toEqual({ kind: 'broken' }));
});

describe('one certificate', () => {
  it('is from the authority that signed it, and from no other', () => {
    expect(isFrom(ada.ca, ada.leaf, NOW)).toBe(true);
    expect(isFrom(ben.ca, ada.leaf, NOW)).toBe(false);
    expect(isFrom(ada.ca, ben.leaf, NOW)).toBe(false);
    expect(isFrom('damaged', ada.leaf, NOW)).toBe(false);
    expect(isFrom(ada.ca, ada.leaf, NOW + 400 * DAY_MS)).toBe(false);
  });

  it('of a later renewal is still from it', async () => {
    const authority = readBundle(await issueAuthority('Beckon on ada-pc', NOW));
    const names = { hostname: 'ada-pc', names: ['ada-pc'], addresses: ['10.0.0.7'] };
    const later = NOW + 300 * DAY_MS;
    const [renewed = ''] = pemsOf(await issueServerCertificate(authority, names, later));
    expect(isFrom(authority.certPem, renewed, later)).toBe(true);
  });
});

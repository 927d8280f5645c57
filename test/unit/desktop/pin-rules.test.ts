import { describe, expect, it } from 'vitest';
import { judgeServer } from '#desktop/servers/pin-rules.ts';
import type { ProbeResult } from '#desktop/servers/probe-server.ts';

const KEY = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;
const origin = 'https://192.168.1.20:8787';
const pinOf = (fingerprint: string) => ({ fingerprint, authority: `certificate ${fingerprint}` });

const showing = (fingerprint: string | null): ProbeResult => ({
  kind: 'found',
  pin: fingerprint === null ? null : pinOf(fingerprint),
  name: 'ada-pc',
});

interface Case {
  readonly inLink?: string;
  readonly known?: string | null;
  readonly trust?: string;
  readonly found: ProbeResult;
}

const judge = ({ inLink, known, trust, found }: Case) =>
  judgeServer(
    {
      link: { origin, path: '/', fingerprint: inLink ?? null },
      known: known === undefined ? undefined : { fingerprint: known, name: 'kept name' },
      trust: trust ?? null,
    },
    found,
  );

describe('a server may be used', () => {
  it.each([
    ['on first use', { found: showing(KEY) }],
    ['when it shows the key of before', { known: KEY, found: showing(KEY) }],
    ['when it shows the key of the link', { inLink: KEY, found: showing(KEY) }],
    [
      'when its key has changed and the person agreed to this very key',
      { known: OTHER, trust: KEY, found: showing(KEY) },
    ],
  ])('%s', (_when, given) => {
    expect(judge(given)).toEqual({ kind: 'good', pin: pinOf(KEY), name: 'ada-pc' });
  });

  it('without a key of its own, when it never had one', () => {
    expect(judge({ found: showing(null) })).toMatchObject({ kind: 'good', pin: null });
    expect(judge({ known: null, found: showing(null) })).toMatchObject({ kind: 'good', pin: null });
  });
});

describe('a server may not be used', () => {
  it('with another key than before, whatever the link says', () => {
    const changed = { kind: 'changedKey', origin, name: 'ada-pc', known: KEY, seen: OTHER };
    expect(judge({ known: KEY, found: showing(OTHER) })).toEqual(changed);
    expect(judge({ known: KEY, inLink: OTHER, found: showing(OTHER) })).toEqual(changed);
  });

  it('with a changed key other than the one that was agreed to', () => {
    expect(judge({ known: KEY, trust: `sha256:${'c'.repeat(64)}`, found: showing(OTHER) }).kind).toBe('changedKey');
  });

  it('with another key than the link says, even if the person agreed', () => {
    expect(judge({ inLink: KEY, trust: OTHER, found: showing(OTHER) })).toEqual({
      kind: 'wrongKey',
      origin,
      name: 'ada-pc',
      expected: KEY,
      seen: OTHER,
    });
  });

  it('when somebody took the encryption away', () => {
    expect(judge({ known: KEY, found: showing(null) })).toEqual({ kind: 'badCertificate', origin });
    expect(judge({ inLink: KEY, found: showing(null) })).toEqual({ kind: 'badCertificate', origin });
  });

  it.each(['unreachable', 'badCertificate', 'notBeckon'] as const)('when it is %s', (kind) => {
    expect(judge({ known: KEY, found: { kind } })).toEqual({ kind, origin });
  });
});

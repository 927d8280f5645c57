import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { relayCredentials } from '#server/services/index.ts';

const NOW = 1_765_807_200_123;

describe('credentials of a relay', () => {
  it('S1-L5 hold the second in which they expire, and who they are for', () => {
    const { username } = relayCredentials('secret', '507f1f77bcf86cd799439012', NOW);
    const [expiry, person] = username.split(':');
    expect(person).toBe('507f1f77bcf86cd799439012');
    expect(Number(expiry)).toBe(1_765_807_200 + 6 * 3600);
  });

  it('are proven as the relay computes it: the HMAC-SHA1 of the name, in base 64', () => {
    const { username, credential } = relayCredentials('secret', 'ada', NOW);
    expect(credential).toBe(createHmac('sha1', 'secret').update(username).digest('base64'));
    // As `printf 1765828800:ada | openssl dgst -sha1 -hmac secret -binary | base64` gives it.
    expect({ username, credential }).toEqual({
      username: '1765828800:ada',
      credential: 'fofWQAOcj96cltaCiZ1Qja9uBvY=',
    });
  });

  it('differ by secret and person', () => {
    const { credential } = relayCredentials('secret', 'ada', NOW);
    expect(relayCredentials('other', 'ada', NOW).credential).not.toBe(credential);
    expect(relayCredentials('secret', 'ben', NOW).credential).not.toBe(credential);
  });
});

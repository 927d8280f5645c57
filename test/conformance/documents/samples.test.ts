import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from '#test/support/server/index.ts';
import { documentedApis } from './support/documents.ts';

const folder = new URL('../../../docs/api/examples/', import.meta.url);
const run = promisify(execFile);

const server = await startServer();
afterAll(() => server.close());

/** What each sample tells of its way, to the letter. */
const told: Readonly<Record<string, readonly string[]>> = {
  'conversation-calls': ['Ada rings Ben', 'the call has started, p2p, with Ada and Ben', 'the call has ended: normal'],
  'control-center': [
    'the session is active, 0 people are in it',
    'the link for Ada is /join/<session>',
    'Ada is here, not muted',
    'is_muted: true',
    'the session is over',
  ],
  'direct-calls': ['Ada rings Ben, the call is RINGING', 'Ben answered', 'Ada hung up after 0 s'],
  platform: [
    'Ben is invited to "Team meeting"',
    'Ben has accepted',
    "Ben's media token is for the channel of the call",
    'Ada says Hello!',
    'Host ended the call',
  ],
  'session-rooms': [
    'the door is open',
    '1 ICE servers',
    'Ada is in the room',
    'an offer came from Dr Silva',
    'the session is Completed',
  ],
};

describe('the samples in docs/api/examples', () => {
  it('are one for each published API', () => {
    expect(readdirSync(folder).toSorted()).toEqual(documentedApis.map((api) => `${api}.mjs`));
  });

  it.each(documentedApis)('%s works as it stands', async (api) => {
    const sample = fileURLToPath(new URL(`${api}.mjs`, folder));
    const { stdout, stderr } = await run(process.execPath, [sample, server.url], { timeout: 30_000 });
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toEqual(told[api]);
  });
});

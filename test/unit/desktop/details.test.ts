import { describe, expect, it } from 'vitest';
import { withoutSecrets, writeDetails } from '#desktop/app/details-rules.ts';

const HOME = '/home/ada';
const info = { version: '1.2.3', platform: 'linux', electron: '45.4.1', chrome: '156', node: '24.1.0' } as const;

describe('a report of a fault', () => {
  it.each([
    ['eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl was refused', '[hidden] was refused'],
    ['GET /api?token=abc&x=1', 'GET /api?token=[hidden]&x=1'],
    ['{"password":"abc","name":"Ada"}', '{"password":"[hidden]","name":"Ada"}'],
    ['Authorization: Bearer abc.def', 'Authorization: [hidden]'],
    ['beckon://10.0.0.2/join/abc-defg-hij#sha256:00', 'beckon://10.0.0.2/join/[hidden]#sha256:00'],
    ['https://me:secret@updates.example', 'https://[hidden]@updates.example'],
    ['mail to ada@example.org failed', 'mail to [hidden] failed'],
    [`at ${HOME}/beckon/main.js`, 'at ~/beckon/main.js'],
    [`reset by ${'a'.repeat(43)}`, 'reset by [hidden]'],
    ['a server at 10.0.0.2:8787', 'a server at 10.0.0.2:8787'],
  ])('takes the secret out of %j', (text, told) => {
    expect(withoutSecrets(text, HOME)).toBe(told);
  });

  it('has versions first, then what happened, then the newest lines', () => {
    const lines = Array.from({ length: 100 }, (_, index) => ({ at: 'now', level: 'info', text: `line ${index}` }));
    const report = writeDetails({ info, system: 'Linux 6.1', reason: 'crashed, token=abc', lines, home: HOME });
    expect(report.split('\n').slice(0, 7)).toEqual([
      'Beckon 1.2.3',
      'Linux 6.1 (linux)',
      'Electron 45.4.1, Chrome 156, Node 24.1.0',
      '',
      'crashed, token=[hidden]',
      '',
      'now info line 40',
    ]);
    expect(report.endsWith('line 99')).toBe(true);
  });
});

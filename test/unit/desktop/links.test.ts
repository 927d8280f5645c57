import { describe, expect, it } from 'vitest';
import { findLink } from '#desktop/app/link-arguments.ts';
import { createLinkOpener } from '#desktop/servers/open-link.ts';
import type { ConnectOutcome } from '#shared/ipc/index.ts';

it.each([
  [['electron', '.', 'beckon://192.168.1.20/join/abc'], 'beckon://192.168.1.20/join/abc'],
  [['Beckon.exe', '--flag', 'BECKON://HOST'], 'BECKON://HOST'],
  [['electron', '.', '--user-data-dir=/tmp/beckon:x'], null],
  [[], null],
])('finds the link in %j', (args, link) => expect(findLink(args)).toBe(link));

describe('a link from outside', () => {
  const set = (outcome: ConnectOutcome) => {
    const told: unknown[] = [];
    const asked: string[] = [];
    const connect = async (target: string) => {
      asked.push(target);
      return outcome;
    };
    return { told, asked, opener: createLinkOpener({ connect, tell: (failure) => told.push(failure) }) };
  };
  const origin = 'https://192.168.1.20:8787';

  it('is followed, and nothing is told when it leads there', async () => {
    const { opener, told, asked } = set({ kind: 'connected' });
    opener.pageIsUp();
    await opener.open('beckon://192.168.1.20');
    expect(asked).toEqual(['beckon://192.168.1.20']);
    expect(told).toEqual([]);
  });

  it('that fails before there is a page is told once there is one, and only once', async () => {
    const { opener, told } = set({ kind: 'unreachable', origin });
    await opener.open('beckon://192.168.1.20');
    expect(told).toEqual([]);
    opener.pageIsUp();
    opener.pageIsUp();
    expect(told).toEqual([{ target: 'beckon://192.168.1.20', outcome: { kind: 'unreachable', origin } }]);
  });

  it('that fails later is told at once', async () => {
    const { opener, told } = set({ kind: 'invalid' });
    opener.pageIsUp();
    await opener.open('beckon:');
    expect(told).toHaveLength(1);
  });
});

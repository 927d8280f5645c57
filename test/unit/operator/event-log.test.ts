import { describe, expect, it } from 'vitest';
import { operatorRoutes, type WireLogEntry } from '#renderer/client/operator-catalog.ts';
import { EventLog, mergeEntries } from '#renderer/features/operator/model/event-log.ts';
import { exportName, toCsv, toJson } from '#renderer/features/operator/model/log-export.ts';
import { filterLog, type LogLine, wholeLog } from '#renderer/features/operator/model/log-filter.ts';
import { settle } from '../call-model/fakes/fake-engine.ts';
import { FakeServer } from '../call-model/fakes/fake-server.ts';
import { wireEntry } from './wire.ts';

const READ = `${operatorRoutes.readLog.method} ${operatorRoutes.readLog.path}`;

/** A server that has written these lines and gives them a few at a time. */
const openLog = (written: WireLogEntry[], pageSize = 2) => {
  const server = new FakeServer();
  server.goOnline();
  server.when(READ, ({ query }) => {
    const rest = written.filter(({ number }) => number > Number(Object(query).after));
    return { entries: rest.slice(0, pageSize), has_more: rest.length > pageSize };
  });
  const log = new EventLog(server.rest, 's1');
  return { server, log, numbers: () => log.store.getState().entries.map(({ number }) => number) };
};

describe('the log', () => {
  it('reads the whole past, page by page', async () => {
    const { log, numbers } = openLog([1, 2, 3, 4, 5].map((number) => wireEntry(number)));
    await log.catchUp();
    expect(numbers()).toEqual([1, 2, 3, 4, 5]);
    expect(log.store.getState()).toMatchObject({ isLoading: false, failure: null });
  });

  it('adds what is told, each line once', async () => {
    const { server, log, numbers } = openLog([wireEntry(1)]);
    await log.catchUp();
    log.add(wireEntry(2));
    log.add(wireEntry(2));
    log.add(wireEntry(1));
    expect(numbers()).toEqual([1, 2]);
    expect(server.count(READ)).toBe(1);
  });

  it('fills a gap, and goes on after a lost connection where it stood', async () => {
    const written = [wireEntry(1)];
    const { server, log, numbers } = openLog(written);
    await log.catchUp();
    written.push(wireEntry(2), wireEntry(3), wireEntry(4));
    log.add(wireEntry(4));
    await settle();
    expect(numbers()).toEqual([1, 2, 3, 4]);
    expect(server.asked.at(-1)?.payload).toMatchObject({ query: { after: 3 } });
  });

  it('says when it cannot be read, and keeps what it has', async () => {
    const { server, log, numbers } = openLog([wireEntry(1)]);
    await log.catchUp();
    server.goOffline();
    await log.catchUp();
    expect([log.store.getState().failure?.code, numbers()]).toEqual(['OFFLINE', [1]]);
  });

  it('puts lines into order that came out of it', () => {
    const merged = mergeEntries([wireEntry(1), wireEntry(4)], [wireEntry(3), wireEntry(2)]);
    expect(merged.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });
});

const lines: readonly LogLine[] = [
  { entry: wireEntry(1), who: 'Ada', words: 'joined' },
  {
    entry: wireEntry(2, { type: 'connection_quality_changed', details: { quality: 'poor' } }),
    who: 'Ada',
    words: 'poor',
  },
  {
    entry: wireEntry(3, { type: 'session_locked', participant_id: undefined, actor_name: 'Olga' }),
    who: '',
    words: 'Session locked',
  },
  { entry: wireEntry(4, { type: 'participant_left' }), who: 'Ben', words: 'left' },
];
const found = (filter: Parameters<typeof filterLog>[1]) => filterLog(lines, filter).map(({ entry }) => entry.number);

describe('a filter of the log', () => {
  it.each([
    ['everything', wholeLog, [1, 2, 3, 4]],
    ['a kind', { groups: ['people'], text: '' }, [1, 4]],
    ['several kinds', { groups: ['quality', 'operators'], text: '' }, [2, 3]],
    ['a name, however written', { groups: [], text: ' aDA ' }, [1, 2]],
    ['whoever did it', { groups: [], text: 'olga' }, [3]],
    ['words', { groups: [], text: 'locked' }, [3]],
    ['both', { groups: ['people'], text: 'ada' }, [1]],
    ['nothing', { groups: [], text: 'nobody' }, []],
  ] as const)('finds %s', (_name, filter, expected) => {
    expect(found(filter)).toEqual(expected);
  });
});

describe('the exported log', () => {
  it('is a table that spreadsheets read, with quotes where they are needed', () => {
    const odd: LogLine = {
      entry: wireEntry(5, { actor_name: 'Olga', details: { file_id: 'f1', size: 3 } }),
      who: 'Eve, "the" Boss',
      words: 'line\nbreak',
    };
    expect(toCsv([odd])).toBe(
      '\uFEFFnumber,time,type,participant_id,participant,text,actor,details\r\n' +
        '5,2026-01-01T10:00:00.000Z,participant_joined,a,"Eve, ""the"" Boss","line\nbreak",Olga,file_id=f1; size=3\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@sum'])('takes a name such as %s for no formula', (name) => {
    expect(toCsv([{ entry: wireEntry(1), who: name, words: '' }])).toContain(`,'${name},`);
  });

  it('is JSON with the session and the lines as the server told them', () => {
    const parsed = JSON.parse(toJson(lines.slice(1, 2), { id: 's1', title: 'Ward round' }));
    expect(parsed).toEqual({ session: { id: 's1', title: 'Ward round' }, entries: [lines[1]?.entry] });
  });

  it.each([
    ['Ward round', 'Ward-round-2026-01-01T10-00.csv'],
    ['Réunion: été / 2', 'Reunion-ete-2-2026-01-01T10-00.csv'],
    ['???', 'session-2026-01-01T10-00.csv'],
  ])('of %s has a name that every system takes', (title, name) => {
    expect(exportName(title, Date.parse('2026-01-01T10:00:30.000Z'), 'csv')).toBe(name);
  });
});

import { defaultParseSearch } from '@tanstack/react-router';
import { screen, within } from '@testing-library/react';
import { useMemo, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { routes, type WireHistoryEntry } from '#renderer/client/catalog.ts';
import { HistoryScreen } from '#renderer/features/history/HistoryScreen.tsx';
import type { ReplyData } from '#renderer/client/client-types.ts';
import { createRecentCalls, markOf, readHistoryAddress } from '#renderer/features/history/index.ts';
import type { HistoryAddress } from '#renderer/features/history/model/history-filter.ts';
import { NavigationProvider } from '#renderer/ui/navigation.tsx';
import { ok } from '#shared/kernel/result.ts';
import { FakeRest } from './support/fake-rest.ts';
import { ada, CALL, CONVERSATION, identityOf } from './support/people.ts';
import { show } from './support/show.tsx';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');

const entry = (index: number, difference: Partial<WireHistoryEntry> = {}): WireHistoryEntry => ({
  callId: index.toString(16).padStart(24, '0'),
  conversationId: CONVERSATION,
  type: 'video',
  mode: 'sfu',
  status: 'ended',
  participantCount: 2,
  createdAt: new Date(NOW - index * 3_600_000).toISOString(),
  endedAt: new Date(NOW - index * 3_600_000 + 60_000).toISOString(),
  duration: 60,
  title: `Call ${index}`,
  names: ['Ben'],
  initiatedByMe: false,
  outcome: 'answered',
  seen: true,
  ...difference,
});

const server = (calls: readonly WireHistoryEntry[]) => {
  let unseen = calls.filter((call) => !call.seen).length;
  return new FakeRest()
    .on(routes.listMyCalls, ({ query }) => {
      const { limit = 20, offset = 0, search = '', outcome } = query ?? {};
      const fitting = calls.filter(
        (call) => call.title.includes(search) && (outcome === undefined || call.outcome === outcome),
      );
      const page = fitting.slice(Number(offset), Number(offset) + Number(limit));
      return ok({
        calls: page,
        total: fitting.length,
        unseenMissed: unseen,
        limit: Number(limit),
        offset: Number(offset),
      });
    })
    .on(routes.markCallsSeen, () => {
      unseen = 0;
      return ok({});
    });
};

const open = (rest: FakeRest, address: HistoryAddress = {}) => {
  const recent = createRecentCalls(rest, identityOf(ada));
  return { ...show(<HistoryScreen rest={rest} recent={recent} now={NOW} address={address} />), recent };
};

/** The screen at an address that it changes itself, and a way back. */
const Browsing = ({ rest }: { readonly rest: FakeRest }) => {
  const [visited, setVisited] = useState(['/history']);
  const [recent] = useState(() => createRecentCalls(rest, identityOf(ada)));
  const here = visited.at(-1) ?? '';
  const address = useMemo(
    () => readHistoryAddress(defaultParseSearch(new URL(here, 'http://localhost').search)),
    [here],
  );
  return (
    <NavigationProvider value={(href) => setVisited((before) => [...before, href])}>
      <p data-testid="address">{here}</p>
      <button onClick={() => setVisited((before) => before.slice(0, -1))}>Back</button>
      <HistoryScreen rest={rest} recent={recent} now={NOW} address={address} />
    </NavigationProvider>
  );
};

const rowCount = () => screen.queryAllByTestId('call-row').length;
const addressNow = () => screen.getByTestId('address').textContent;

describe('marks', () => {
  it.each([
    [{ status: 'active' }, 'running'],
    [{ initiatedByMe: true }, 'outgoing'],
    [{ outcome: 'answered' }, 'incoming'],
    [{ outcome: undefined }, 'incoming'],
    [{ outcome: 'missed' }, 'missed'],
    [{ outcome: 'declined' }, 'declined'],
    [{ outcome: 'busy' }, 'busy'],
    [{ outcome: 'unavailable' }, 'unavailable'],
    [{ outcome: 'cancelled' }, 'cancelled'],
  ] as const)('tell %o as %s', (difference, mark) => {
    expect(markOf(entry(1, difference))).toBe(mark);
  });
});

describe('the history', () => {
  it('says that there is nothing yet', async () => {
    open(server([]));
    expect(await screen.findByText('No calls here.')).toBeVisible();
  });

  it('shows a page at a time, each call once', async () => {
    const { user } = open(server(Array.from({ length: 40 }, (_, index) => entry(index))));
    expect(await screen.findAllByTestId('call-row')).toHaveLength(30);
    await user.click(screen.getByRole('button', { name: 'Show earlier calls' }));
    await vi.waitFor(() => expect(screen.getAllByTestId('call-row')).toHaveLength(40));
    expect(screen.queryByRole('button', { name: 'Show earlier calls' })).toBeNull();
  });

  it('groups by day', async () => {
    open(server([entry(0), entry(30)]));
    await screen.findAllByTestId('call-row');
    expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
      'today',
      'yesterday',
    ]);
  });

  it('can show the missed ones alone, which the server chooses', async () => {
    const rest = server([entry(0), entry(1, { outcome: 'missed' }), entry(2, { outcome: 'declined' })]);
    const { user } = show(<Browsing rest={rest} />);
    await screen.findAllByTestId('call-row');
    await user.click(screen.getByRole('radio', { name: 'Missed' }));
    await vi.waitFor(() => expect(rowCount()).toBe(1));
    expect(screen.getByTestId('call-row').dataset['mark']).toBe('missed');
    expect(addressNow()).toBe('/history?missed=true');
    expect(rest.inputsOf(routes.listMyCalls).at(-1)?.query).toMatchObject({
      outcome: 'missed',
      initiatedByMe: 'false',
    });
  });

  it('searches when the typing pauses, keeps the search in the address, and goes back', async () => {
    const rest = server([entry(12), entry(34)]);
    const { user } = show(<Browsing rest={rest} />);
    await screen.findAllByTestId('call-row');
    await user.type(screen.getByRole('searchbox', { name: 'Title or name' }), '34');
    await vi.waitFor(() => expect(rowCount()).toBe(1));
    expect(addressNow()).toBe('/history?search=%2234%22');
    expect(screen.getByRole('status')).toHaveTextContent('1 call');
    const searches = rest.inputsOf(routes.listMyCalls).map(({ query }) => query?.search);
    expect(searches.filter((search) => search !== undefined)).toEqual(['34']);
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await vi.waitFor(() => expect(rowCount()).toBe(2));
    expect(screen.getByRole('searchbox', { name: 'Title or name' })).toHaveValue('');
  });

  it('says that nothing fits, and clears all filters at once', async () => {
    const { user } = show(<Browsing rest={server([entry(1)])} />);
    await screen.findAllByTestId('call-row');
    expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Voice calls');
    await user.type(screen.getByRole('searchbox', { name: 'Title or name' }), 'zebra');
    expect(await screen.findByText(/^No call fits\./)).toBeVisible();
    expect(addressNow()).toBe('/history?search=zebra&type=audio');
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await vi.waitFor(() => expect(rowCount()).toBe(1));
    expect(addressNow()).toBe('/history');
    expect(screen.getByRole('searchbox', { name: 'Title or name' })).toHaveValue('');
  });

  it('asks for whole days, the last one included', async () => {
    const rest = server([entry(1)]);
    open(rest, readHistoryAddress({ from: '2026-11-18', to: '2026-11-20', type: 'video' }));
    await screen.findAllByTestId('call-row');
    expect(screen.getByLabelText('From')).toHaveValue('2026-11-18');
    expect(rest.inputsOf(routes.listMyCalls).map(({ query }) => query)).toContainEqual({
      type: 'video',
      from: new Date(2026, 10, 18).toISOString(),
      to: new Date(2026, 10, 21).toISOString(),
      limit: 30,
      offset: 0,
    });
  });

  it('keeps the filters while a call is opened', async () => {
    const { user, visited } = open(server([entry(10)]), { search: 'Call' });
    await user.click(within(await screen.findByTestId('call-row')).getByRole('button'));
    expect(visited).toEqual([`/history?search=Call&call=${entry(10).callId}`]);
  });

  it('takes only what makes sense from an address', () => {
    const nonsense = { search: '  ', type: 'text', missed: 'yes', from: '0202-01-01', to: '2026-13-01', call: 7, x: 1 };
    expect(readHistoryAddress(nonsense)).toEqual({});
    expect(readHistoryAddress({ search: 42 })).toEqual({ search: '42' });
  });

  it('marks missed calls as seen by being looked at', async () => {
    const { recent } = open(server([entry(0, { outcome: 'missed', seen: false })]));
    await vi.waitFor(() => expect(recent.store.getState()).toMatchObject({ kind: 'ready', unseenMissed: 0 }));
  });

  it('opens a call under an address of its own', async () => {
    const { user, visited } = open(server([entry(10)]));
    await user.click(within(await screen.findByTestId('call-row')).getByRole('button'));
    expect(visited).toEqual([`/history?call=${entry(10).callId}`]);
  });
});

const line = (index: number, text: string) => ({
  transcriptionId: index.toString(16).padStart(24, 'a'),
  participantId: CALL,
  username: 'Ben',
  text,
  language: 'en',
  timestamp: '2026-11-20T10:00:00.000Z',
});

const withDetails = (texts: readonly string[], difference: object = {}) =>
  server([entry(1)])
    .on(routes.getCall, () =>
      ok({
        callId: CALL,
        conversationId: CONVERSATION,
        type: 'video',
        mode: 'sfu',
        status: 'ended',
        initiator: { username: 'Ada' },
        participants: [
          {
            participantId: CALL,
            userId: CALL,
            username: 'Ben',
            role: 'participant',
            status: 'connected',
            joinedAt: '2026-11-20T10:00:00.000Z',
            leftAt: '2026-11-20T10:05:00.000Z',
            audioEnabled: true,
            videoEnabled: true,
            screenShareEnabled: false,
          },
        ],
        createdAt: '2026-11-20T10:00:00.000Z',
        endedAt: '2026-11-20T10:05:00.000Z',
        duration: 300,
        endReason: 'forced',
        ...difference,
      }),
    )
    .on(routes.listTranscriptions, ({ query }) => {
      const found = texts.filter((text) => text.includes(query?.search ?? ''));
      return ok({ transcriptions: found.map((text, index) => line(index, text)) });
    });

const OTHER = 'e'.repeat(24);

/** A planned call: its host was there twice. */
const withPlanned = (difference: object) => {
  const host = { id: CALL, _id: CALL, firstName: 'Ada', lastName: 'Lovelace', name: 'Ada Lovelace', avatar: null };
  const seat = { participantId: CALL, userId: CALL, user: host, uid: 1, role: 'host', status: 'left' };
  const mediaState = { audioEnabled: true, videoEnabled: true, screenSharing: false };
  const participants = [
    { ...seat, mediaState, joinedAt: '2026-11-20T10:00:00.000Z', leftAt: '2026-11-20T10:02:00.000Z' },
    { ...seat, mediaState, joinedAt: '2026-11-20T10:03:00.000Z', leftAt: '2026-11-20T10:05:00.000Z' },
  ];
  const call = {
    ...{ id: CALL, conversationId: CONVERSATION, callType: 'audio', status: 'ended', host, participants },
    ...{ createdAt: '2026-11-19T10:00:00.000Z', scheduledFor: '2026-11-20T10:00:00.000Z', duration: 300 },
    ...{ startedAt: '2026-11-20T10:00:00.000Z', endedAt: '2026-11-20T10:05:00.000Z' },
    ...{ mediaMode: 'sfu', mediaModeSeconds: null, endCode: 'normal', endedBy: null, ...difference },
  };
  return withDetails([]).on(routes.getCall, () => ok({ call } as object as ReplyData<typeof routes.getCall>));
};

describe('a call in full', () => {
  it('tells who, how long, by which way, and how it ended', async () => {
    open(withDetails([]), { call: CALL });
    const detail = within(await screen.findByTestId('call-detail'));
    expect(detail.getByText('5 min')).toBeVisible();
    expect(detail.getByText('Through the server')).toBeVisible();
    expect(detail.getByText('Ended by a host')).toBeVisible();
    expect(detail.getByText('1 person')).toBeVisible();
    expect(detail.queryByText('What was said')).toBeNull();
  });

  it('tells each way that the call took, with its length and share', async () => {
    open(withDetails([], { modeSeconds: { p2p: 60, sfu: 240 } }), { call: CALL });
    const detail = within(await screen.findByTestId('call-detail'));
    expect(detail.getByText('Direct connection: 1 min (20%)')).toBeVisible();
    expect(detail.getByText('Through the server: 4 min (80%)')).toBeVisible();
  });

  it('tells the same of a planned call, whose answer is in the words of another API', async () => {
    open(withPlanned({ endCode: 'forced', endedBy: OTHER, mediaModeSeconds: { p2p: 300, sfu: 0 } }), { call: CALL });
    const detail = within(await screen.findByTestId('call-detail'));
    expect(detail.getByText('5 min')).toBeVisible();
    expect(detail.getByText('Voice')).toBeVisible();
    expect(detail.getByText('Planned for')).toBeVisible();
    expect(detail.getByText('Direct connection')).toBeVisible();
    expect(detail.queryByText('Through the server')).toBeNull();
    expect(detail.getByText('Ended by an administrator')).toBeVisible();
    expect(detail.getByText('1 person')).toBeVisible();
    expect(detail.getAllByText('Ada Lovelace')).toHaveLength(2);
    expect(detail.getAllByText(/^\d.* to \d/)).toHaveLength(2);
  });

  const begun = '2026-11-20T10:00:00.000Z';
  it.each([
    ['Ended by Ada Lovelace', { endCode: 'normal', endedBy: CALL, startedAt: begun, endedAt: begun }],
    ['Everybody had left', { endCode: 'normal', endedBy: null, startedAt: begun, endedAt: begun }],
    ['Broke off', { endCode: 'error', endedBy: null, startedAt: begun, endedAt: begun }],
    ['Nobody came', { endCode: 'timeout', endedBy: null, startedAt: begun, endedAt: begun }],
    [
      'Cancelled by Ada Lovelace before it began',
      { endCode: 'normal', endedBy: CALL, startedAt: null, endedAt: begun },
    ],
    ['Cancelled before it began', { endCode: 'normal', endedBy: null, startedAt: null, endedAt: begun }],
    ['Ended by an administrator', { endCode: 'forced', endedBy: OTHER, startedAt: null, endedAt: begun }],
    ['Has not begun yet', { endCode: null, endedBy: null, startedAt: null, endedAt: null }],
    ['In progress', { endCode: null, endedBy: null, startedAt: begun, endedAt: null }],
  ])('tells how a planned call ended: %s', async (words, difference) => {
    open(withPlanned({ participants: [], ...difference }), { call: CALL });
    const detail = within(await screen.findByTestId('call-detail'));
    expect(detail.getByText(words)).toBeVisible();
    expect(detail.queryAllByText('Through the server')).toHaveLength(difference.startedAt === null ? 0 : 1);
  });

  it('searches what was said', async () => {
    const { user } = open(withDetails(['good morning', 'the numbers']), { call: CALL });
    const detail = within(await screen.findByTestId('call-detail'));
    expect(detail.getByText('2 lines')).toBeVisible();
    await user.type(detail.getByRole('searchbox'), 'numbers');
    expect(await detail.findByText('1 line')).toBeVisible();
    expect(detail.queryByText('good morning')).toBeNull();
  });

  it('leads into the next one with the same people', async () => {
    const { user, visited } = open(withDetails([]), { call: CALL });
    await user.click(await screen.findByRole('button', { name: 'Meet again' }));
    expect(visited).toEqual([`/meet/${CONVERSATION}`]);
  });
});

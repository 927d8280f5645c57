import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { routes, type WireHistoryEntry } from '#renderer/client/catalog.ts';
import type { Identity } from '#renderer/client/client-types.ts';
import { createRecentCalls } from '#renderer/features/history/index.ts';
import { HomeScreen } from '#renderer/features/home/index.ts';
import type { StartMeetingTools } from '#renderer/features/home/model/start-meeting.ts';
import { createInviteLinks } from '#renderer/features/lobby/index.ts';
import type { InsecurePage } from '#renderer/platform/index.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { FakeRest } from './support/fake-rest.ts';
import { ada, CALL, CONVERSATION, identityOf } from './support/people.ts';
import { show } from './support/show.tsx';

const ORIGIN = 'https://host:8787';
const INVITE = `${ORIGIN}/join/kfd-wmqx-tzr`;

const call = (difference: Partial<WireHistoryEntry> = {}): WireHistoryEntry => ({
  callId: CALL,
  conversationId: CONVERSATION,
  type: 'video',
  mode: 'p2p',
  status: 'ended',
  participantCount: 2,
  createdAt: '2026-11-20T10:00:00.000Z',
  endedAt: '2026-11-20T10:30:00.000Z',
  duration: 1800,
  title: 'Ward round',
  names: ['Ben'],
  initiatedByMe: true,
  seen: true,
  ...difference,
});

const server = (calls: readonly WireHistoryEntry[] = []) =>
  new FakeRest()
    .on(routes.createLocalAccount, ({ body }) =>
      ok({ token: 'new-token', user: { id: CALL, username: body.name, isAnonymous: false } }),
    )
    .on(routes.createConversation, ({ body }) =>
      ok({
        conversationId: CONVERSATION,
        type: 'group',
        title: body.title ?? '',
        lobby: false,
        createdAt: '2026-11-20T10:00:00.000Z',
        members: [],
      }),
    )
    .on(routes.createShareLink, () =>
      ok({
        shareLinkId: CALL,
        conversationId: CONVERSATION,
        createdAt: '2026-11-20T10:00:00.000Z',
        expiresAt: null,
        maxUses: null,
        uses: 0,
        revokedAt: null,
        token: 'kfd-wmqx-tzr',
        url: INVITE,
      }),
    )
    .on(routes.listMyCalls, () => ok({ calls: [...calls], total: calls.length, unseenMissed: 0, limit: 6, offset: 0 }));

interface Opening {
  readonly person?: Identity;
  readonly rest?: FakeRest;
  readonly insecurePage?: InsecurePage;
  readonly owner?: StartMeetingTools['owner'];
}

const open = ({ person = { kind: 'nobody' }, rest = server(), insecurePage, owner = null }: Opening = {}) => {
  const identity = identityOf(person);
  const invites = createInviteLinks(rest);
  const recent = createRecentCalls(rest, identity);
  const openElsewhere = vi.fn();
  void recent.refresh();
  const shown = show(
    <HomeScreen
      tools={{ rest, identity, invites, language: 'en', owner }}
      recent={recent}
      origin={ORIGIN}
      insecurePage={insecurePage ?? null}
      suggestedName=""
      openElsewhere={openElsewhere}
      now={Date.parse('2026-11-20T12:00:00.000Z')}
    />,
  );
  return { ...shown, rest, identity, invites, openElsewhere };
};

describe('starting a meeting', () => {
  it('asks a newcomer for a name, makes the account, the meeting and its link, and goes to the lobby', async () => {
    const { user, rest, identity, invites, visited } = open();
    await user.type(screen.getByLabelText('Your name'), '  Ada ');
    await user.type(screen.getByLabelText('Title (optional)'), 'Ward round');
    await user.click(screen.getByTestId('start-meeting'));
    await vi.waitFor(() => expect(visited).toEqual([`/meet/${CONVERSATION}`]));
    expect(rest.inputsOf(routes.createLocalAccount)).toEqual([{ body: { name: 'Ada', language: 'en' } }]);
    expect(rest.inputsOf(routes.createConversation)).toEqual([{ body: { type: 'group', title: 'Ward round' } }]);
    expect(identity.getState()).toMatchObject({ kind: 'account', token: 'new-token' });
    expect(invites.find(CONVERSATION)).toBe(INVITE);
  });

  it('gives whoever hosts the account of the server, under the own name', async () => {
    const owner = { id: CALL, token: 'owner-token' };
    const rest = server().on(routes.updateMe, ({ body }) =>
      ok({ user: { id: CALL, username: body.name ?? '', isAnonymous: false }, language: 'en' }),
    );
    const { user, identity, visited } = open({ owner, rest });
    await user.type(screen.getByLabelText('Your name'), 'Ada');
    await user.click(screen.getByTestId('start-meeting'));
    await vi.waitFor(() => expect(visited).toEqual([`/meet/${CONVERSATION}`]));
    expect(rest.inputsOf(routes.createLocalAccount)).toEqual([]);
    expect(rest.inputsOf(routes.updateMe)).toEqual([{ body: { name: 'Ada' } }]);
    expect(identity.getState()).toMatchObject({ kind: 'account', token: 'owner-token', user: { username: 'Ada' } });
  });

  it('does not start without a name', async () => {
    const { user, rest } = open();
    await user.click(screen.getByTestId('start-meeting'));
    expect(rest.asked).toEqual([]);
  });

  it('asks nobody twice: an account starts with one click', async () => {
    const { user, rest, visited } = open({ person: ada });
    expect(screen.queryByLabelText('Your name')).toBeNull();
    await user.click(screen.getByTestId('start-meeting'));
    await vi.waitFor(() => expect(visited).toHaveLength(1));
    expect(rest.inputsOf(routes.createLocalAccount)).toEqual([]);
    expect(rest.inputsOf(routes.createConversation)).toEqual([{ body: { type: 'group' } }]);
  });

  it('says so when the server cannot be reached, and lets try again', async () => {
    const rest = server().on(routes.createConversation, () => err({ code: 'OFFLINE', message: 'offline' }));
    const { user, visited } = open({ person: ada, rest });
    await user.click(screen.getByTestId('start-meeting'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached');
    expect(visited).toEqual([]);
    expect(screen.getByTestId('start-meeting')).toBeEnabled();
  });
});

const join = async (text: string) => {
  const opened = open();
  await opened.user.type(screen.getByLabelText('Link or code'), text);
  await opened.user.click(screen.getByTestId('join-by-link'));
  return opened;
};

describe('joining', () => {
  it.each(['kfd-wmqx-tzr', 'KFD WMQX TZR', 'kfdwmqxtzr', INVITE, 'host:8787/join/kfd-wmqx-tzr'])(
    'understands %s',
    async (text) => expect((await join(text)).visited).toEqual(['/join/kfd-wmqx-tzr']),
  );

  it('opens links of other servers there', async () => {
    const { visited, openElsewhere } = await join('https://other:8787/join/kfd-wmqx-tzr');
    expect(openElsewhere).toHaveBeenCalledWith('https://other:8787/join/kfd-wmqx-tzr');
    expect(visited).toEqual([]);
  });

  it('says what is wrong with anything else, at the field', async () => {
    const { visited } = await join('see you at five');
    expect(screen.getByLabelText('Link or code')).toHaveAccessibleDescription(/neither an invite link nor a code/);
    expect(visited).toEqual([]);
  });
});

describe('what was', () => {
  it('is empty at first', () => {
    open();
    expect(screen.getByText('Your calls will appear here.')).toBeVisible();
  });

  it('lists the newest calls with what became of them', async () => {
    open({ person: ada, rest: server([call({ initiatedByMe: false, outcome: 'missed', seen: false })]) });
    const row = within(await screen.findByTestId('call-row'));
    expect(row.getByText('Ward round')).toBeVisible();
    expect(row.getByText(/^Missed · /)).toBeVisible();
  });

  it('leads back into a meeting that goes on', async () => {
    const rest = server([call({ status: 'active', endedAt: null, participantCount: 3 })]);
    const { user, visited } = open({ person: ada, rest });
    const banner = within(await screen.findByTestId('running-meeting'));
    expect(banner.getByText('In progress, 3 people')).toBeVisible();
    await user.click(banner.getByRole('button', { name: 'Return' }));
    expect(visited).toEqual([`/meet/${CONVERSATION}`]);
  });

  it('can be asked for again after a failure', async () => {
    const rest = server([call()]).on(routes.listMyCalls, () => err({ code: 'TIMEOUT', message: 'timeout' }));
    const { user } = open({ person: ada, rest });
    expect(await screen.findByRole('alert')).toHaveTextContent('took too long');
    rest.on(routes.listMyCalls, () => ok({ calls: [call()], total: 1, unseenMissed: 0, limit: 6, offset: 0 }));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByTestId('call-row')).toBeVisible();
  });
});

describe('over plain http', () => {
  it('explains why there is no camera and leads to the secure page', () => {
    open({ insecurePage: { secureUrl: 'https://host:8787/', trustUrl: 'http://host:8787/trust' } });
    expect(screen.getByRole('link', { name: 'Open the secure page' })).toHaveAttribute('href', 'https://host:8787/');
    expect(screen.getByRole('link', { name: 'How to trust it' })).toHaveAttribute('href', 'http://host:8787/trust');
  });
});

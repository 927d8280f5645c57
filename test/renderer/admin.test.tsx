import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AccountRole } from '#renderer/features/account/index.ts';
import { platformRoutes as routes } from '#renderer/client/platform-catalog.ts';
import { AdminScreen } from '#renderer/features/admin/AdminScreen.tsx';
import type { AdminCall, AdminUser, Cleanup } from '#renderer/features/admin/model/admin-types.ts';
import type { AdminSection } from '#renderer/features/admin/model/sections.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { FakeRest } from './support/fake-rest.ts';
import { show } from './support/show.tsx';

const AT = '2026-11-20T12:00:00.000Z';
const idOf = (index: number) => index.toString(16).padStart(24, '0');

const user = (index: number, difference: Partial<AdminUser> = {}): AdminUser => ({
  id: idOf(index),
  _id: idOf(index),
  firstName: `First${index}`,
  lastName: 'Last',
  username: `name-${index}`,
  email: `first${index}@example.com`,
  isEmailVerified: true,
  phoneNumber: null,
  avatar: null,
  status: 'online',
  preferences: {},
  subscription: { plan: 'free', features: {} },
  role: 'user',
  language: 'en',
  createdAt: AT,
  isActive: true,
  isSuspended: false,
  hasPassword: true,
  lastSeen: null,
  ...difference,
});

const host = { id: idOf(1), _id: idOf(1), firstName: 'Ada', lastName: 'Lovelace', name: 'Ada Lovelace', avatar: null };

const call: AdminCall = {
  id: idOf(90),
  _id: idOf(90),
  channelName: 'channel',
  channelId: 'channel',
  title: 'Ward round',
  callType: 'video',
  callMode: 'group',
  status: 'active',
  host,
  description: null,
  maxParticipants: 10,
  scheduledFor: null,
  settings: {
    allowChat: true,
    allowScreenShare: true,
    allowRecording: false,
    muteOnJoin: false,
    requirePassword: false,
  },
  participants: [
    {
      participantId: idOf(91),
      userId: idOf(2),
      user: { ...host, id: idOf(2), _id: idOf(2), name: 'Ben Franklin' },
      uid: 7,
      role: 'participant',
      status: 'joined',
      joinedAt: AT,
      leftAt: null,
      mediaState: { audioEnabled: true, videoEnabled: true, screenSharing: false },
    },
  ],
  participantCount: 1,
  invitations: [],
  conversationId: idOf(92),
  createdAt: AT,
  startedAt: AT,
  endedAt: null,
  duration: 60,
  endReason: null,
};

const paged = { page: 1, limit: 25, pages: 1 };

const withUsers = (...users: readonly AdminUser[]) =>
  new FakeRest().on(routes.listUsers, () => ok({ users: [...users], total: users.length, ...paged }));

const open = (rest: FakeRest, section: AdminSection, role: AccountRole | null = 'admin') =>
  show(<AdminScreen rest={rest} role={role} section={section} />);

describe('the administration', () => {
  it('is closed to ordinary users, and says so', () => {
    open(new FakeRest(), 'users', 'user');
    expect(screen.getByText('The administration is closed to you')).toBeVisible();
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('has its parts as links, and marks the one that is open', () => {
    open(withUsers(), 'users');
    const nav = screen.getByRole('navigation', { name: 'Parts of the administration' });
    expect(within(nav).getAllByRole('link')).toHaveLength(7);
    expect(within(nav).getByRole('link', { name: 'Accounts' })).toHaveAttribute('aria-current', 'page');
  });
});

describe('accounts', () => {
  it('are searched and filtered by the server, from the first page on', async () => {
    const rest = withUsers(user(1));
    const { user: person } = open(rest, 'users');
    await screen.findByText('First1 Last');
    await person.type(screen.getByRole('searchbox'), 'ada');
    await person.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'suspended');
    await waitFor(() =>
      expect(rest.inputsOf(routes.listUsers).at(-1)).toEqual({
        query: { search: 'ada', status: 'suspended', page: 1, limit: 25 },
      }),
    );
  });

  it('are suspended with a reason', async () => {
    const rest = withUsers(user(1)).on(routes.suspendUser, () => ok({ user: user(1, { isSuspended: true }) }));
    const { user: person } = open(rest, 'users');
    await person.click(await screen.findByRole('button', { name: 'Open the account of First1 Last' }));
    await person.type(screen.getByRole('textbox', { name: /Reason/ }), 'asked for it');
    await person.click(screen.getByRole('button', { name: 'Suspend at once' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(rest.inputsOf(routes.suspendUser)).toEqual([
      { params: { userId: idOf(1) }, body: { reason: 'asked for it' } },
    ]);
    expect(rest.inputsOf(routes.listUsers)).toHaveLength(2);
  });

  it('stay open, with the reason, when the server refuses', async () => {
    const rest = withUsers(user(1)).on(routes.suspendUser, () => err({ code: 'CONFLICT', message: 'This is you.' }));
    const { user: person } = open(rest, 'users');
    await person.click(await screen.findByRole('button', { name: /Open the account/ }));
    await person.click(screen.getByRole('button', { name: 'Suspend at once' }));
    expect(await screen.findByText('This is you.')).toBeVisible();
    expect(screen.getByRole('dialog')).toBeVisible();
  });

  it('are deleted only after a second question', async () => {
    const rest = withUsers(user(1)).on(routes.deleteUser, () => ok({}));
    const { user: person } = open(rest, 'users');
    await person.click(await screen.findByRole('button', { name: /Open the account/ }));
    await person.click(screen.getByRole('button', { name: 'Delete account' }));
    expect(rest.inputsOf(routes.deleteUser)).toEqual([]);
    await person.click(await screen.findByTestId('confirm'));
    await waitFor(() => expect(rest.inputsOf(routes.deleteUser)).toEqual([{ params: { userId: idOf(1) } }]));
  });

  it('have neither roles nor deletion for moderators', async () => {
    const { user: person } = open(withUsers(user(1)), 'users', 'moderator');
    await person.click(await screen.findByRole('button', { name: /Open the account/ }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('combobox', { name: 'Role' })).toBeDisabled();
    expect(dialog.queryByRole('button', { name: 'Delete account' })).toBeNull();
    expect(dialog.getByRole('button', { name: 'Suspend at once' })).toBeEnabled();
  });
});

describe('calls', () => {
  const withCall = () =>
    new FakeRest()
      .on(routes.adminListCalls, () => ok({ calls: [call], total: 1, ...paged }))
      .on(routes.adminEndCall, () => ok({ call }))
      .on(routes.kick, () => ok({ callId: call.id, userId: idOf(2) }));

  it('show who is in them, and let somebody be removed', async () => {
    const rest = withCall();
    const { user: person } = open(rest, 'calls');
    await person.click(await screen.findByRole('button', { name: /Ward round/ }));
    await person.click(screen.getByRole('button', { name: 'Remove Ben Franklin' }));
    await person.click(await screen.findByTestId('confirm'));
    await waitFor(() => expect(rest.inputsOf(routes.kick)).toEqual([{ params: { callId: call.id, userId: idOf(2) } }]));
  });

  it('are ended for everybody after a question', async () => {
    const rest = withCall();
    const { user: person } = open(rest, 'calls');
    await person.click(await screen.findByRole('button', { name: /Ward round/ }));
    await person.click(screen.getByRole('button', { name: 'End for everybody' }));
    await person.click(await screen.findByTestId('confirm'));
    await waitFor(() => expect(rest.inputsOf(routes.adminEndCall)).toEqual([{ params: { callId: call.id } }]));
  });
});

describe('a list', () => {
  it('that is empty says whether anything is there at all', async () => {
    const rest = new FakeRest().on(routes.adminListCalls, () => ok({ calls: [], total: 0, ...paged }));
    const { user: person } = open(rest, 'calls');
    expect(await screen.findByText('There was no call yet.')).toBeVisible();
    await person.selectOptions(screen.getByLabelText('Kind'), 'Voice');
    expect(await screen.findByText('No call fits.')).toBeVisible();
  });

  it('that cannot be read says why, and does not go on loading', async () => {
    const rest = new FakeRest().on(routes.adminListCalls, () => err({ code: 'OFFLINE', message: '' }));
    open(rest, 'calls');
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
    expect(screen.queryByText(/Loading/)).toBeNull();
  });

  it('names the value of each cell where its head is out of sight', async () => {
    open(withUsers(user(1)), 'users');
    const cells = await screen.findAllByRole('cell');
    const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
    expect(cells.map((cell) => cell.dataset['label'])).toEqual(heads);
  });
});

describe('the audit trail', () => {
  const entry = (index: number, difference: object) => ({
    ...{ id: idOf(index), timestamp: AT, actor: { id: idOf(9), name: 'Olga' }, action: 'suspendAccount' },
    ...{ target: idOf(1), outcome: 'done', address: '127.0.0.1', details: {}, ...difference },
  });
  const entries = [
    entry(1, { details: { accountId: idOf(1), reason: 'Spam' } }),
    entry(2, { action: 'deleteAccount', outcome: 'FORBIDDEN' }),
    entry(3, { action: 'cleanUp', target: null, outcome: 'INTERNAL' }),
    entry(4, { action: 'listBackups', target: null, outcome: 'FORBIDDEN' }),
  ];

  it('tells in words what was done, why, and how it went', async () => {
    open(
      new FakeRest().on(routes.listAudit, () => ok({ entries, total: 4, ...paged })),
      'audit',
    );
    await screen.findByText('Suspend an account', { selector: 'span' });
    const rows = screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => within(row));
    const told = [
      ['Suspend an account', 'Spam', 'Done'],
      ['Delete an account', 'Refused', 'FORBIDDEN'],
      ['Clean up', 'Failed', 'None'],
      // What this page has no word for is told as the server calls it.
      ['listBackups', 'Refused', 'FORBIDDEN'],
    ];
    expect(rows).toHaveLength(told.length);
    for (const [index, words] of told.entries())
      for (const word of words) expect(rows[index]?.getByText(word)).toBeVisible();
  });

  it('is filtered by one of the actions that the server knows', async () => {
    const rest = new FakeRest().on(routes.listAudit, ({ query }) =>
      ok({ entries: query?.action === undefined ? entries : [], total: 0, ...paged }),
    );
    const { user: person } = open(rest, 'audit');
    await person.selectOptions(await screen.findByLabelText('What'), 'End a call');
    expect(await screen.findByText('Nobody did this yet.')).toBeVisible();
    expect(rest.inputsOf(routes.listAudit).at(-1)?.query?.action).toBe('endCall');
  });
});

describe('the log', () => {
  it('is asked for by level and words, and shows what stands behind a line', async () => {
    const rest = new FakeRest().on(routes.systemLogs, () =>
      ok({ logs: [{ timestamp: AT, level: 'error', message: 'it broke', callId: 'c1' }], count: 1 }),
    );
    const { user: person } = open(rest, 'logs');
    await screen.findByText('it broke');
    await person.selectOptions(screen.getByRole('combobox', { name: 'At least' }), 'error');
    await waitFor(() =>
      expect(rest.inputsOf(routes.systemLogs).at(-1)).toEqual({ query: { level: 'error', limit: 200 } }),
    );
    await person.click(screen.getByText('it broke'));
    expect(screen.getByText(/"callId": "c1"/)).toBeVisible();
  });
});

describe('the server', () => {
  const cleanup = (total: number, dryRun: boolean): Cleanup => ({ dryRun, removed: { mails: total }, total });
  const server = () =>
    new FakeRest()
      .on(routes.systemStats, () =>
        ok({
          current: { connections: 0, activeCalls: 0, scheduledCalls: 0, participants: 0, media: {} },
          stored: { accounts: 3 },
          databaseSize: 2_500_000,
          process: {},
        }),
      )
      .on(routes.systemHealth, () => ok({ checks: { disk: { status: 'warning', message: 'Little is free' } } }))
      .on(routes.listBackups, () => ok({ backups: [], count: 0, running: null, hasFailed: false }));

  it('shows its health, and what it keeps', async () => {
    open(server(), 'system');
    expect(await screen.findByText('Little is free')).toBeVisible();
    expect(screen.getByText('Warning')).toBeVisible();
    expect(screen.getByText('2.5 MB')).toBeVisible();
  });

  it('makes a backup, and says how it is brought back', async () => {
    const rest = server().on(routes.systemBackup, () =>
      ok({ backup: { name: 'beckon-1.sqlite', file: '/data/backups/beckon-1.sqlite', size: 10, createdAt: AT } }),
    );
    const { user: person } = open(rest, 'system');
    await person.click(await screen.findByRole('button', { name: 'Back up now' }));
    expect(await screen.findByText('npm start -- --restore beckon-1.sqlite')).toBeVisible();
  });

  it('removes only what was counted and confirmed', async () => {
    const asked: unknown[] = [];
    const rest = server().on(routes.systemCleanup, ({ body }) => {
      asked.push(body?.dryRun);
      return ok(cleanup(4, body?.dryRun === true));
    });
    const { user: person } = open(rest, 'system');
    await person.click(await screen.findByRole('button', { name: 'Count first' }));
    await person.click(await screen.findByRole('button', { name: 'Remove 4 entries' }));
    expect(asked).toEqual([true]);
    await person.click(await screen.findByTestId('confirm'));
    expect(await screen.findByText('4 entries were removed.')).toBeVisible();
    expect(asked).toEqual([true, false]);
  });

  it('offers neither to moderators', async () => {
    open(server(), 'system', 'moderator');
    expect(await screen.findByRole('button', { name: 'Back up now' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Count first' })).toBeDisabled();
  });
});

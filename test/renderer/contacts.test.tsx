import { act, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { routes } from '#renderer/client/catalog.ts';
import type { ServerConnection } from '#renderer/client/client-types.ts';
import { platformOutbounds, platformRoutes, type WireContact } from '#renderer/client/platform-catalog.ts';
import { ContactsScreen } from '#renderer/features/contacts/ContactsScreen.tsx';
import { inOrder, matching } from '#renderer/features/contacts/index.ts';
import { requireDirectConversation } from '#renderer/features/contacts/model/direct-conversation.ts';
import { createPeopleSearch } from '#renderer/features/contacts/model/people-search.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { FakeConnection } from './support/fake-connection.ts';
import { FakeRest } from './support/fake-rest.ts';
import { CONVERSATION } from './support/people.ts';
import { show } from './support/show.tsx';

const person = (index: number, firstName: string, status: WireContact['status'] = 'online'): WireContact => {
  const id = index.toString(16).padStart(24, '0');
  return {
    ...{ id, _id: id, firstName, lastName: 'Example', email: `${firstName.toLowerCase()}@example.org` },
    ...{ avatar: null, status, lastSeen: '2026-11-20T10:00:00.000Z' },
  };
};
const ben = person(1, 'Ben');
const cleo = person(2, 'Cléo', 'offline');
const dora = person(3, 'Dora', 'busy');

const server = (start: readonly WireContact[], everybody: readonly WireContact[] = [ben, cleo, dora]) => {
  let contacts = start;
  return new FakeRest()
    .on(platformRoutes.listContacts, () => ok({ contacts: [...contacts], count: contacts.length }))
    .on(platformRoutes.searchUsers, ({ query }) => {
      const users = matching(everybody, String(query?.query));
      return ok({ users: [...users], count: users.length });
    })
    .on(platformRoutes.addContact, ({ body }) => {
      const contact = everybody.find(({ id }) => id === body.contactUserId);
      if (!contact) return err({ code: 'NOT_FOUND', message: '' });
      contacts = [...contacts, contact];
      return ok({ contact });
    })
    .on(platformRoutes.removeContact, ({ params }) => {
      contacts = contacts.filter(({ id }) => id !== params.contactUserId);
      return ok({});
    })
    .on(routes.listConversations, () => ok({ conversations: [] }))
    .on(routes.createConversation, () =>
      ok({
        ...{ conversationId: CONVERSATION, type: 'direct' as const, title: '', lobby: false },
        ...{ createdAt: '2026-11-20T10:00:00.000Z', members: [] },
      }),
    );
};

const open = (rest: FakeRest) => {
  const line = new FakeConnection();
  line.state.setState({ kind: 'online', user: { id: CONVERSATION, username: 'Ada', isAnonymous: false } }, true);
  const connection = createStore<ServerConnection | null>(() => line);
  const onCall = vi.fn();
  return { ...show(<ContactsScreen rest={rest} connection={connection} onCall={onCall} />), line, connection, onCall };
};

const rows = () => screen.getAllByTestId('contact-row');
const names = () => rows().map((row) => within(row).getByText(/Example/).textContent);

describe('the order of contacts', () => {
  it('is whoever can be reached first, then by name', () => {
    expect(inOrder([cleo, dora, ben], 'en').map(({ firstName }) => firstName)).toEqual(['Ben', 'Dora', 'Cléo']);
  });

  it.each([
    ['cleo', ['Cléo']],
    ['EXAMPLE c', ['Cléo']],
    ['dora@ex', ['Dora']],
    ['', ['Ben', 'Cléo', 'Dora']],
    ['nobody', []],
  ])('finds %j whatever case and accents', (text, found) => {
    expect(matching([ben, cleo, dora], text).map(({ firstName }) => firstName)).toEqual(found);
  });
});

describe('contacts', () => {
  it('show who is there, and follow those who come and go', async () => {
    const { line } = open(server([ben, cleo]));
    await vi.waitFor(() => expect(names()).toEqual(['Ben Example', 'Cléo Example']));
    expect(rows()[1]).toHaveTextContent(/Last seen/);
    expect(screen.getByText('2 contacts, 1 here now')).toBeVisible();
    act(() => line.say(platformOutbounds.userOnline, { userId: cleo.id, status: 'busy' }));
    expect(screen.getByText('2 contacts, 2 here now')).toBeVisible();
    expect(rows()[1]).toHaveTextContent('Busy');
    act(() => line.say(platformOutbounds.userOffline, { userId: ben.id, status: 'offline' }));
    expect(names()).toEqual(['Cléo Example', 'Ben Example']);
    expect(rows()[1]).toHaveTextContent(/Last seen today/);
  });

  it('are read again when the line comes back, for what was told meanwhile was not heard', async () => {
    const rest = server([ben]);
    const { line } = open(rest);
    await screen.findAllByTestId('contact-row');
    const user = { id: CONVERSATION, username: 'Ada', isAnonymous: false };
    act(() => line.state.setState({ kind: 'reconnecting', since: 0 }, true));
    await act(async () => line.state.setState({ kind: 'online', user }, true));
    expect(rest.inputsOf(platformRoutes.listContacts)).toHaveLength(2);
  });

  it('follow the next connection when the tab gets another one', async () => {
    const { connection } = open(server([cleo]));
    await screen.findAllByTestId('contact-row');
    const next = new FakeConnection();
    act(() => connection.setState(next, true));
    act(() => next.say(platformOutbounds.userOnline, { userId: cleo.id, status: 'online' }));
    expect(rows()[0]).toHaveAttribute('data-status', 'online');
  });

  it('begin a call with one click', async () => {
    const { user, onCall } = open(server([ben]));
    await user.click(await screen.findByRole('button', { name: 'Voice call with Ben Example' }));
    expect(onCall).toHaveBeenCalledWith(CONVERSATION, 'audio');
    await user.click(screen.getByRole('button', { name: 'Video call with Ben Example' }));
    expect(onCall).toHaveBeenLastCalledWith(CONVERSATION, 'video');
  });

  it('say why a call could not be begun', async () => {
    const rest = server([ben]).on(routes.listConversations, () => err({ code: 'OFFLINE', message: '' }));
    const { user, onCall } = open(rest);
    await user.click(await screen.findByTestId('call-video'));
    expect(await screen.findByRole('alert')).toHaveTextContent(/cannot be reached/);
    expect(onCall).not.toHaveBeenCalled();
  });

  it('are found among all people, and added', async () => {
    const { user } = open(server([ben]));
    expect(await screen.findAllByTestId('contact-row')).toHaveLength(1);
    await user.type(screen.getByTestId('search-people'), 'example');
    const found = await screen.findByRole('region', { name: 'Others on this server' });
    expect(await within(found).findAllByTestId('contact-row')).toHaveLength(2);
    expect(within(found).queryByText('Ben Example')).toBeNull();
    await user.click(within(found).getByRole('button', { name: 'Add Dora Example' }));
    await vi.waitFor(() => expect(within(found).queryByText('Dora Example')).toBeNull());
    expect(screen.getByRole('button', { name: 'Video call with Dora Example' })).toBeVisible();
  });

  it('are removed after a question', async () => {
    const { user } = open(server([ben, dora]));
    await screen.findAllByTestId('contact-row');
    await user.click(screen.getByRole('button', { name: 'More for Dora Example' }));
    await user.click(await screen.findByTestId('remove-contact'));
    expect(names()).toContain('Dora Example');
    await user.click(await screen.findByTestId('confirm'));
    await vi.waitFor(() => expect(names()).toEqual(['Ben Example']));
  });

  it('explain themselves to whoever has none', async () => {
    open(server([]));
    expect(await screen.findByRole('heading', { name: 'Nobody here yet' })).toBeVisible();
  });
});

describe('the search for people', () => {
  it('asks once for quick typing, and shows the answer to the newest text alone', async () => {
    const rest = server([]);
    const search = createPeopleSearch(rest, 0);
    for (const text of ['d', 'do', 'dor']) search.look(text);
    await vi.waitFor(() => expect(search.store.getState().phase).toBe('found'));
    expect(rest.inputsOf(platformRoutes.searchUsers)).toEqual([{ query: { query: 'dor', limit: 20 } }]);
    search.look('x');
    expect(search.store.getState()).toMatchObject({ phase: 'idle', people: [] });
  });
});

describe('the conversation of two', () => {
  const conversation = (type: 'direct' | 'group', userId: string) => ({
    ...{ conversationId: CONVERSATION, type, title: '', lobby: false, createdAt: '2026-11-20T10:00:00.000Z' },
    members: [{ userId, username: 'x', role: 'member' as const }],
  });

  it('is the one that there is', async () => {
    const rest = server([]).on(routes.listConversations, () =>
      ok({ conversations: [conversation('group', ben.id), conversation('direct', ben.id)] }),
    );
    expect(await requireDirectConversation(rest, ben.id)).toEqual(ok(CONVERSATION));
    expect(rest.inputsOf(routes.createConversation)).toEqual([]);
  });

  it('is made when there is none', async () => {
    const rest = server([]).on(routes.listConversations, () =>
      ok({ conversations: [conversation('group', ben.id), conversation('direct', dora.id)] }),
    );
    expect(await requireDirectConversation(rest, ben.id)).toEqual(ok(CONVERSATION));
    expect(rest.inputsOf(routes.createConversation)).toEqual([{ body: { type: 'direct', userIds: [ben.id] } }]);
  });
});

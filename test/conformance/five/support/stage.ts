import {
  type Person,
  createAccount,
  createRest as createCallsRest,
  makeConversationSpeaker,
} from '#test/support/drivers/conversation-calls/index.ts';
import {
  type RestClient as ControlRest,
  createRest as createControlRest,
  makeOperatorSpeaker,
} from '#test/support/drivers/control-center/index.ts';
import { makeDirectSpeaker } from '#test/support/drivers/direct-calls/index.ts';
import { makePlatformSpeaker } from '#test/support/drivers/platform/index.ts';
import { book, makeRoomSpeaker, ownerOf } from '#test/support/drivers/session-rooms/index.ts';
import type { MakeSpeaker, Place, Speaker } from '#test/support/drivers/speaker.ts';
import type { TestServer } from '#test/support/server/index.ts';

/** The five APIs, in the order of their documents. */
export const dialects = ['conversation-calls', 'session-rooms', 'platform', 'control-center', 'direct-calls'] as const;
export type DialectName = (typeof dialects)[number];

const makers: Readonly<Record<DialectName, MakeSpeaker>> = {
  'conversation-calls': makeConversationSpeaker,
  'session-rooms': makeRoomSpeaker,
  platform: makePlatformSpeaker,
  'control-center': makeOperatorSpeaker,
  'direct-calls': makeDirectSpeaker,
};

/** A call that is open and empty, in the conversation of an appointment whose door is open. */
export interface Stage extends Place {
  /** The conversation of the call has all of them as members; those of rooms have to be among the first two. */
  readonly speaker: (dialect: DialectName, name: string) => Promise<Speaker>;
  /** An account of the conversation, for what speakers have no word for. */
  readonly account: (dialect: DialectName, name: string) => Promise<Pick<Person, 'id' | 'name' | 'token'>>;
  /** The owner of the server, who steers the call. */
  readonly control: ControlRest;
  /** Rings everybody of the conversation who is not in the call. */
  readonly ringAll: () => Promise<void>;
  /** Learns the ids of everybody who is in the call now. */
  readonly learn: () => Promise<void>;
}

/** Books an appointment, makes its room and opens the call of its conversation from outside. */
export const openStage = async (server: TestServer): Promise<Stage> => {
  const { url } = server;
  const booking = await book(server, { type: 'Group' });
  const { sessionId } = booking;
  const { data } = await booking.client.rest.ok('generateRoom', { params: { sessionId } });
  const { roomId, conversationId } = data;
  const { token: ownerToken } = server.ready.owner;
  const control = createControlRest(url, ownerToken);
  const calls = createCallsRest(url, ownerToken);
  const { session_id: callId } = await control.ok('createSession', { body: { conversation_id: conversationId } });
  const parties = [booking.client, booking.psychologist];
  const names = new Map<string, string>([[server.ready.owner.id, 'Owner']]);
  const params = { session_id: callId };

  const place: Place = {
    ...{ url, conversationId, roomId, callId },
    async ring(personId) {
      await calls.ok('ringMembers', { params: { callId }, body: { userIds: [personId] } });
    },
    controlToken: async () => (await control.ok('issueControlToken', { params })).token,
    nameOf: (id) => names.get(id),
  };

  /** An account that belongs to the conversation: one of the two parties for rooms, otherwise a new one. */
  const accountFor = async (dialect: DialectName, name: string) => {
    const party = dialect === 'session-rooms' ? parties.shift() : undefined;
    if (party) return { id: party.id, name, token: party.token };
    const account = await createAccount(url, name);
    const members = [{ userId: account.id }];
    await calls.ok('addMembers', { params: { conversationId }, body: { members } });
    return { id: account.id, name, token: account.token };
  };

  return {
    ...place,
    control,
    account: accountFor,
    async ringAll() {
      await calls.ok('ringMembers', { params: { callId }, body: {} });
    },
    async speaker(dialect, name) {
      const account = await accountFor(dialect, name);
      names.set(account.id, name);
      return makers[dialect](place, account);
    },
    async learn() {
      const { participants } = await control.ok('getSession', { params });
      const known = await ownerOf(server).ok('getAppointment', { params: { appointmentId: sessionId } });
      const { client, psychologist } = known.data;
      for (const { participant_id, name } of participants) {
        const party = [client, psychologist].find((other) => other.name === name);
        names.set(participant_id, (party && names.get(party.id)) ?? name ?? '');
      }
    },
  };
};

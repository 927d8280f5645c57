import type { WireSeat } from '#renderer/client/catalog.ts';
import { createCallMemory } from '#renderer/features/call/model/call-memory.ts';
import { createCallSession } from '#renderer/features/call/model/call-session.ts';
import type { CallActions, CallEntry, CallSession, CallView } from '#renderer/features/call/model/call-view.ts';
import { createFakeEngine, settle } from './fake-engine.ts';
import { createFakeMedia } from './fake-media.ts';
import { FakeServer, wirePerson, wireSeat } from './fake-server.ts';
import { FakeSfu } from './fake-sfu.ts';
import { createMemoryStorage } from './memory-storage.ts';
import { scriptSfu } from './script-sfu.ts';

/** The seat of a call of two, oneself and another. */
export const seatOfTwo = (over: Partial<WireSeat> = {}): WireSeat =>
  wireSeat({ participants: [wirePerson('p-me', { role: 'initiator' }), wirePerson('p-other')], ...over });

/** A call session over fakes of everything around it: a server that takes one in, an SFU, a browser, devices. */
export const createSessionScene = () => {
  const server = new FakeServer();
  const sfu = new FakeSfu();
  const engine = createFakeEngine(sfu);
  const media = createFakeMedia();
  const storage = createMemoryStorage();
  server.goOnline();
  server
    .when('call:join', () => seatOfTwo())
    .when('call:resume', () => seatOfTwo())
    .when('call:stage', () => ({
      operators: 0,
      locked: false,
      muteGateClosed: false,
      files: [],
      playback: null,
      serverTime: 0,
    }))
    .when('GET /api/calls/:callId/messages', () => ({ messages: [] }))
    .when('GET /api/conversations/:conversationId', () => ({ members: [] }));
  scriptSfu(server, sfu);

  const open = async (entry: CallEntry = { kind: 'join', callId: 'call' }, serverUrl = ''): Promise<CallSession> => {
    const session = createCallSession({
      connection: server.connection,
      rest: server.rest,
      entry,
      media,
      identity: { kind: 'account', token: 't', user: { id: 'me', username: 'Ada', isAnonymous: false } },
      language: 'fr',
      title: 'Ward round',
      engine,
      memory: createCallMemory(storage),
      canShareScreen: true,
      serverUrl,
    });
    await settle();
    return session;
  };
  return { server, sfu, engine, media, storage, open };
};

/** The view of somebody who is in the call; throws in any other phase. */
export const inCallOf = (session: CallSession): Extract<CallView, { phase: 'inCall' }> => {
  const now = session.view.getState();
  if (now.phase !== 'inCall') throw new Error(`The phase is ${now.phase}`);
  return now;
};

/** Does something that must be possible, and lets its consequences happen. */
export const actIn = async <N extends keyof CallActions>(
  session: CallSession,
  name: N,
  ...given: Parameters<NonNullable<CallActions[N]>>
): Promise<void> => {
  const action = session.actions.getState()[name] as ((...input: unknown[]) => unknown) | null;
  if (!action) throw new Error(`${name} is not possible`);
  await action(...given);
  await settle();
};

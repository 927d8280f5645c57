import { controlCenter } from '#shared/dialects/control-center/index.ts';
import { type MakeSpeaker, createStory } from '#test/support/drivers/speaker.ts';
import { io } from 'socket.io-client';

const ANSWER_MS = 8_000;
const WORDS = [
  ...['participant_joined', 'participant_left', 'participant_muted', 'participant_unmuted', 'camera_toggled'],
  ...['session_ended', 'operators_changed', 'mute_gate_changed'],
];

/** An operator who knows `control-center` only: watches and steers the call without being in it. */
export const makeOperatorSpeaker: MakeSpeaker = async (place, { name }) => {
  const story = createStory(place, WORDS);
  const token = await place.controlToken();
  const socket = io(`${place.url}${controlCenter.namespace}`, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false, autoConnect: false, auth: { token } },
  });
  socket.onAny(story.add);
  const ask = (message: string, payload: object = {}): Promise<unknown> =>
    socket.timeout(ANSWER_MS).emitWithAck(message, payload);
  return {
    dialect: 'control-center',
    name,
    async come() {
      const { promise, resolve } = Promise.withResolvers<void>();
      socket.once('session_state', () => resolve());
      socket.connect();
      await promise;
      await ask('sync_clock');
      story.take();
    },
    async leave() {
      socket.disconnect();
    },
    async end() {
      await ask('end_session');
    },
    isConnected: () => socket.connected,
    vanish: () => void socket.io.engine.close(),
    async heard() {
      await ask('sync_clock');
      return story.take();
    },
  };
};

import { type MakeSpeaker, createStory } from '#test/support/drivers/speaker.ts';
import { type PlatformSocket, connectSocket } from './socket.ts';

const WORDS = [...['call-invitation', 'user-joined', 'user-left', 'user-audio-toggled', 'new-message', 'call-ended']];

/** Somebody who knows `platform` only. */
export const makePlatformSpeaker: MakeSpeaker = async (place, { name, token }) => {
  const story = createStory(place, WORDS);
  const connect = async (): Promise<PlatformSocket> => {
    const opened = await connectSocket(place.url, token);
    opened.raw.onAny(story.add);
    return opened;
  };
  let socket = await connect();
  const { callId: roomId } = place;
  const ask = async (message: string, payload: object) => {
    const answer = await socket.ask(message, { roomId, ...payload });
    if (Reflect.get(Object(answer), 'success') !== true) throw new Error(`${message}: ${JSON.stringify(answer)}`);
  };
  return {
    dialect: 'platform',
    name,
    async come() {
      if (!socket.connected) socket = await connect();
      await ask('join-room', { userData: { name } });
      await socket.settle();
      story.take();
    },
    mute: () => ask('toggle-audio', { isAudioEnabled: false }),
    say: (text) => ask('send-message', { message: text }),
    leave: () => ask('leave-room', {}),
    isConnected: () => socket.connected,
    vanish: () => void socket.raw.io.engine.close(),
    async heard() {
      await socket.settle();
      return story.take();
    },
  };
};

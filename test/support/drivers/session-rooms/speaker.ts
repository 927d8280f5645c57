import { type MakeSpeaker, createStory } from '#test/support/drivers/speaker.ts';
import { joinRoom } from './bookings.ts';
import { type RoomSocket, connectSocket } from './socket.ts';

const WORDS = ['user-joined', 'user-left', 'call-ended'];

/** Somebody who knows `session-rooms` only. */
export const makeRoomSpeaker: MakeSpeaker = async (place, { name, token }) => {
  const story = createStory(place, WORDS);
  const connect = async (): Promise<RoomSocket> => {
    const opened = await connectSocket(place.url, { owner: name, auth: { token } });
    opened.raw.onAny(story.add);
    return opened;
  };
  let socket = await connect();
  const { roomId } = place;
  return {
    dialect: 'session-rooms',
    name,
    async come() {
      if (!socket.connected) socket = await connect();
      await joinRoom(socket, roomId);
      await socket.settle();
      story.take();
    },
    async leave() {
      socket.emit('leave-room', { roomId });
      await socket.settle();
    },
    isConnected: () => socket.connected,
    vanish: () => void socket.raw.io.engine.close(),
    async heard() {
      await socket.settle();
      return story.take();
    },
  };
};

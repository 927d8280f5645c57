import { type MakeSpeaker, createStory } from '#test/support/drivers/speaker.ts';
import { createCaller } from './people.ts';
import type { DirectSocket } from './socket.ts';

const WORDS = [
  ...['call_invitation', 'call_accepted', 'call_rejected', 'call_ended', 'call_timeout', 'call_quality_warning'],
];

/** Somebody who knows `direct-calls` only, and comes when rung. */
export const makeDirectSpeaker: MakeSpeaker = async (place, identity) => {
  const person = createCaller(place.url, identity);
  const story = createStory(place, WORDS);
  const { callId } = place;
  const connect = async (): Promise<DirectSocket> => {
    const opened = await person.connect();
    opened.raw.on('message', (data: Buffer) => {
      const { type, ...message } = JSON.parse(data.toString()) as { type: string };
      story.add(type, message);
    });
    return opened;
  };
  let socket = await connect();
  let isIn = false;
  return {
    dialect: 'direct-calls',
    name: identity.name,
    async come() {
      if (!socket.isOpen) socket = await connect();
      // This API has no word for coming back: a new connection is enough.
      if (!isIn) {
        await place.ring(identity.id);
        await socket.waitFor('call_invitation', ({ data }) => data.callId === callId);
        socket.send('call.accept', { callId });
      }
      isIn = true;
      await socket.settle();
      story.take();
    },
    async leave() {
      isIn = false;
      socket.send('call.end', { callId });
      await socket.settle();
    },
    isConnected: () => socket.isOpen,
    vanish: () => socket.vanish(),
    async heard() {
      await socket.settle();
      return story.take();
    },
  };
};

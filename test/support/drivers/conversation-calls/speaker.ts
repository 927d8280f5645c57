import { type MakeSpeaker, createStory } from '#test/support/drivers/speaker.ts';
import { createPerson } from './people.ts';

const WORDS = [
  ...['call:incoming', 'call:participant-joined', 'call:participant-left', 'call:participant-status'],
  ...['call:participant-media-state', 'call:chat', 'call:ended', 'call:operators', 'call:mute-gate'],
];

/** Somebody who knows `conversation-calls` only. */
export const makeConversationSpeaker: MakeSpeaker = async (place, identity) => {
  const person = createPerson(place.url, identity);
  const story = createStory(place, WORDS);
  const { callId } = place;
  const connect = async () => {
    const socket = await person.connect();
    socket.raw.onAny(story.add);
  };
  await connect();
  let participantId = '';
  return {
    dialect: 'conversation-calls',
    name: identity.name,
    async come() {
      if (!person.socket.connected) await connect();
      const seat = await person.socket.ask('call:join', { callId, audioEnabled: true, videoEnabled: false });
      ({ participantId } = seat);
      await person.socket.settle();
      story.take();
    },
    async mute() {
      const media = { audioEnabled: false, videoEnabled: false, screenShareEnabled: false };
      await person.socket.ask('call:media-state-change', { callId, ...media });
    },
    async say(text) {
      await person.socket.ask('call:chat-send', { callId, text });
    },
    async leave() {
      await person.socket.ask('call:leave', { callId, participantId });
    },
    isConnected: () => person.socket.connected,
    vanish: () => void person.socket.raw.io.engine.close(),
    async heard() {
      await person.socket.settle();
      return story.take();
    },
  };
};

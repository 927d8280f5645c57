import { callWith } from '#test/support/drivers/conversation-calls/index.ts';
import type { TestServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

/** Two people whose call must go on, whatever is done to the server elsewhere. */
export interface Witness {
  /** Relays a signal between the two; rejects when it does not arrive. */
  relay(): Promise<void>;
  /** Relays signals one after another until the work is done; gives its result. */
  during<T>(work: Promise<T>): Promise<T>;
}

/** Brings the two into their call. */
export const openWitness = async (server: TestServer): Promise<Witness> => {
  const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'], title: 'Undisturbed' });
  const { ada, ben } = people;
  const { callId, seats } = await callWith(ada, [ben], conversationId);
  const targetParticipantId = seats[1]?.participantId;
  let relayed = 0;
  const relay = async () => {
    const sdp = `signal ${(relayed += 1)}`;
    ada.socket.emit('call:signal', { callId, targetParticipantId, signal: { type: 'offer', sdp } });
    await ben.socket.waitFor('call:signal', ({ signal }) => signal.sdp === sdp);
  };
  return {
    relay,
    async during(work) {
      let isDone = false;
      const watched = work.finally(() => (isDone = true));
      const relaying = async () => {
        while (!isDone) await relay();
      };
      const [result] = await Promise.all([watched, relaying()]);
      return result;
    },
  };
};

import type { PersonId } from '#shared/kernel/ids.ts';
import { findSeat, leaveCall } from '../domain/index.ts';
import type { SerialQueue } from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';

/** Takes somebody out of all calls, for good. */
export const expelFromCalls = async (
  { live, queue }: { readonly live: LiveCalls; readonly queue: SerialQueue },
  personId: PersonId,
): Promise<void> => {
  for (const { id } of live.list().filter((call) => findSeat(call, personId))) {
    await queue.run(id, async () => {
      const call = await live.requireLive(id);
      const seat = call.ok ? findSeat(call.value, personId) : undefined;
      if (call.ok && seat) await live.commit(leaveCall(call.value, seat, live.facts(), true));
    });
  }
};

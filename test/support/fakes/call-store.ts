import type { CallRepository } from '#server/ports/index.ts';
import type { CallState } from '#server/domain/call-state.ts';
import type { CallId } from '#shared/kernel/ids.ts';

/** Calls kept in memory, as the database would keep them. */
export interface CallStore extends Pick<CallRepository, 'save' | 'find' | 'listLive'> {
  /** Makes the next `save` reject. */
  failOnce(why: string): void;
}

/** Builds a store; `note` is told of each save once it is done. */
export const createCallStore = (note: (line: string) => void, stored: readonly CallState[] = []): CallStore => {
  const calls = new Map<CallId, CallState>(stored.map((call) => [call.id, call]));
  let failure: Error | undefined;
  return {
    failOnce(why) {
      failure = new Error(why);
    },
    async save(call) {
      const problem = failure;
      failure = undefined;
      if (problem) throw problem;
      calls.set(call.id, call);
      note(`saved ${call.phase}`);
    },
    find: async (id) => calls.get(id),
    listLive: async () => [...calls.values()].filter((call) => call.phase !== 'ended'),
  };
};

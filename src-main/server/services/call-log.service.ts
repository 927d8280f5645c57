import type { LogEntry } from '#shared/contract/index.ts';
import type { Clock, Timestamp } from '#shared/kernel/clock.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type LogDraft, tell, toLogDrafts } from '../domain/index.ts';
import type { CallLogRepository, Handlers, Log, Publisher } from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';
import { requireOperated } from './operator-standing.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly callLog: CallLogRepository;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly log: Log;
}

/** The logs of calls: written down as things happen, told to operators once they are durable. */
export interface CallLogService {
  readonly handlers: Pick<Handlers, 'callLog.read'>;
  /** Resolves when all that has happened so far is written. */
  readonly drain: () => Promise<void>;
}

type Dated = LogDraft & { readonly at: Timestamp };

/** Begins to write. What happens while something is being written is written together after it. */
export const createCallLogService = (parts: Parts): CallLogService => {
  const { live, callLog, publisher, clock, log } = parts;
  const places = new Map<CallId, number>();
  let waiting: Dated[] = [];
  let writing: Promise<void> | undefined;

  const nextPlace = async (callId: CallId): Promise<number> => {
    const place = (places.get(callId) ?? (await callLog.lastPlace(callId))) + 1;
    places.set(callId, place);
    return place;
  };

  const write = async (drafts: readonly Dated[]) => {
    const entries: LogEntry[] = [];
    for (const draft of drafts) entries.push({ ...draft, place: await nextPlace(draft.callId) });
    await callLog.append(entries);
    publisher.publish(entries.map((entry) => tell('callLog.written', { callId: entry.callId, entry }, [])));
    for (const { callId, kind } of entries) if (kind === 'callEnded') places.delete(callId);
  };

  const writeAll = async () => {
    while (waiting.length > 0) {
      const drafts = waiting;
      waiting = [];
      await write(drafts).catch((bug: unknown) => {
        for (const { callId } of drafts) places.delete(callId);
        log.error({ err: bug, lines: drafts.length }, 'the log of a call was not written');
      });
    }
    writing = undefined;
  };

  /** Some events say only which participant they are about. */
  const named = (draft: LogDraft): LogDraft => {
    const { callId, participantId, name } = draft;
    if (participantId === undefined || name !== undefined) return draft;
    const call = live.list().find(({ id }) => id === callId);
    return { ...draft, name: call?.participants.find(({ id }) => id === participantId)?.person.name };
  };

  publisher.published.on((told) => {
    const drafts = toLogDrafts(told);
    if (drafts.length === 0) return;
    const at = clock.now();
    waiting.push(...drafts.map((draft) => ({ ...named(draft), at })));
    writing ??= writeAll();
  });

  return {
    drain: async () => writing,
    handlers: {
      'callLog.read': async (asker, { limit, ...query }) => {
        const call = await requireOperated(live, asker, query.callId);
        if (!call.ok) return call;
        await writing;
        const found = await callLog.list({ ...query, limit: limit + 1 });
        return ok({ entries: found.slice(0, limit), hasMore: found.length > limit });
      },
    },
  };
};

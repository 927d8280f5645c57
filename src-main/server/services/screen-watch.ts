import type { CallId } from '#shared/kernel/ids.ts';
import { type CallState, type Change, trackScreen } from '../domain/index.ts';
import type { Log, MediaPort, SerialQueue } from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly media: Pick<MediaPort, 'notices'>;
  readonly queue: SerialQueue;
  readonly log: Log;
}

/** Notes in the call which streams of the SFU are shared screens. */
export const watchScreens = ({ live, media, queue, log }: Parts): void => {
  const change = (callId: CallId, decide: (call: CallState) => Change) =>
    queue
      .run(callId, async () => {
        const call = await live.requireLive(callId);
        if (call.ok) await live.commit(decide(call.value));
      })
      .catch((bug: unknown) => log.error({ callId, err: bug }, 'a shared screen was not noted'));

  /** Streams that were seen to begin; their end may come before their beginning is noted. */
  const screens = new Set<string>();

  media.notices.on((notice) => {
    if (notice.kind === 'trackPublished' && notice.track.source === 'screen') {
      const { participantId, producerId } = notice.track;
      if (participantId === undefined) return;
      screens.add(producerId);
      void change(notice.callId, (call) => trackScreen(call, participantId, { producerId }, live.facts()));
    }
    if (notice.kind === 'trackClosed' && notice.participantId !== undefined && screens.delete(notice.producerId)) {
      const { callId, participantId, producerId } = notice;
      void change(callId, (call) => trackScreen(call, participantId, { closed: producerId }, live.facts()));
    }
  });
};

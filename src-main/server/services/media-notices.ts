import { everybodyIn, presentIn, tell } from '../domain/index.ts';
import type { Log, MediaNotice, MediaPort, Publisher, SerialQueue } from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly media: MediaPort;
  readonly publisher: Publisher;
  readonly queue: SerialQueue;
  readonly log: Log;
}

/** Tells on what the SFU tells by itself, inside the call's queue so that it keeps its order among the call's events. */
export const watchMedia = ({ live, media, publisher, queue, log }: Parts): void => {
  media.notices.on((notice) => {
    const call = live.list().find((other) => other.id === notice.callId);
    if (!call) return;
    if (notice.kind === 'levels') {
      publisher.signal(
        {
          name: 'call.levels',
          payload: { callId: notice.callId, speaker: notice.speaker, levels: [...notice.levels] },
        },
        everybodyIn(call),
      );
      return;
    }
    queue
      .run(notice.callId, async () => publishNotice(notice))
      .catch((bug: unknown) => log.error({ callId: notice.callId, err: bug }, 'a media notice was not told'));
  });

  const publishNotice = (notice: Exclude<MediaNotice, { kind: 'levels' }>) => {
    const { callId } = notice;
    const call = live.list().find((other) => other.id === callId);
    if (!call) return;
    if (notice.kind === 'callMoved') {
      publisher.publish([tell('call.mediaMoved', { callId, mediaRoom: notice.room }, everybodyIn(call))]);
      return;
    }
    const owner = notice.kind === 'trackPublished' ? notice.track.participantId : notice.participantId;
    const to = presentIn(call)
      .filter((participant) => participant.id !== owner)
      .map((participant) => participant.person.id);
    publisher.publish([
      notice.kind === 'trackPublished'
        ? tell('track.published', { ...notice.track, callId }, to)
        : tell('track.closed', { callId, producerId: notice.producerId, participantId: owner }, to),
    ]);
  };
};

import { type Outcome, fail } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { everybodyIn, presentIn, tell, isPerson } from '../domain/index.ts';
import type {
  Asker,
  Handlers,
  Log,
  MediaNotice,
  MediaObjectKind,
  MediaPort,
  Publisher,
  SerialQueue,
} from '../ports/index.ts';
import { requireOwnSeat } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly media: MediaPort;
  readonly publisher: Publisher;
  readonly queue: SerialQueue;
  readonly log: Log;
}

type MediaHandlers = Pick<Handlers, Extract<keyof Handlers, `media.${string}`>>;

/** Media objects for participants and for the holder of the media secret; and what the SFU tells, told on. */
export const createMediaService = (parts: Parts): MediaHandlers => {
  const { live, media } = parts;
  watchMedia(parts);

  /** Whose place this is about: a participant's own, or the one that the media server names. */
  const ownerIn = async (
    asker: Asker,
    callId: CallId,
    named?: ParticipantId,
  ): Promise<Outcome<ParticipantId | undefined>> => {
    if (isPerson(asker.actor)) {
      const seat = await requireOwnSeat(live, asker, callId);
      return seat.ok ? ok(seat.value.own.id) : seat;
    }
    const call = await live.requireLive(callId);
    if (!call.ok) return call;
    return isGone(callId, named) ? fail('PARTICIPANT_NOT_FOUND') : ok(named);
  };

  /** True when the call is over or this participant has left it; ids that are of no participant are nobody's to judge. */
  const isGone = (callId: CallId, participantId: ParticipantId | undefined): boolean => {
    const call = live.list().find((other) => other.id === callId);
    if (!call) return true;
    return call.participants.some((participant) => participant.id === participantId && participant.status === 'left');
  };

  /** Everybody may touch only what is their own; the media server anything. */
  const requireOwn = async (asker: Asker, kind: MediaObjectKind, id: string): Promise<Outcome<CallId>> => {
    const owner = media.ownerOf(kind, id);
    if (!owner) return fail('MEDIA_NOT_FOUND');
    if (!isPerson(asker.actor)) return ok(owner.callId);
    const seat = await requireOwnSeat(live, asker, owner.callId);
    if (!seat.ok) return seat;
    return seat.value.own.id === owner.participantId ? ok(owner.callId) : fail('FORBIDDEN');
  };

  const done = (outcome: Outcome<void>): Outcome<Record<string, never>> => (outcome.ok ? ok({}) : outcome);

  return {
    'media.openRouter': async (_asker, { callId, codecs }) => {
      const call = await live.requireLive(callId);
      return call.ok ? media.openRoom(callId, codecs) : call;
    },
    'media.closeRouter': async (_asker, { routerId }) => {
      const owner = media.ownerOf('router', routerId);
      if (!owner) return fail('MEDIA_NOT_FOUND');
      media.closeRoom(owner.callId);
      return ok({});
    },
    'media.createTransport': async (asker, { callId, routerId, participantId, ...options }) => {
      const target = callId ?? (routerId === undefined ? undefined : media.ownerOf('router', routerId)?.callId);
      if (!target) return fail('MEDIA_NOT_FOUND');
      const owner = await ownerIn(asker, target, participantId);
      if (!owner.ok) return owner;
      const made = await media.createTransport({ ...options, callId: target, participantId: owner.value });
      if (!made.ok || !isGone(target, owner.value)) return made;
      // Whoever left while this was being made has taken all transports along, except this one.
      media.closeTransport(made.value.transportId);
      return fail('MEDIA_NOT_FOUND');
    },
    'media.connectTransport': async (asker, { transportId, dtlsParameters }) => {
      const own = await requireOwn(asker, 'transport', transportId);
      return own.ok ? done(await media.connectTransport(transportId, dtlsParameters)) : own;
    },
    'media.restartIce': async (asker, { transportId }) => {
      const own = await requireOwn(asker, 'transport', transportId);
      return own.ok ? media.restartIce(transportId) : own;
    },
    'media.closeTransport': async (asker, { transportId }) => {
      const own = await requireOwn(asker, 'transport', transportId);
      return own.ok ? done(media.closeTransport(transportId)) : own;
    },
    'media.produce': async (asker, { participantId, ...request }) => {
      const own = await requireOwn(asker, 'transport', request.transportId);
      if (!own.ok) return own;
      const owner = await ownerIn(asker, own.value, participantId);
      return owner.ok ? media.produce({ ...request, participantId: owner.value }) : owner;
    },
    'media.setProducerPaused': async (asker, { producerId, paused }) => {
      const own = await requireOwn(asker, 'producer', producerId);
      return own.ok ? done(await media.setProducerPaused(producerId, paused)) : own;
    },
    'media.closeProducer': async (asker, { producerId }) => {
      const own = await requireOwn(asker, 'producer', producerId);
      return own.ok ? done(media.closeProducer(producerId)) : own;
    },
    'media.consume': async (asker, { participantId, ...request }) => {
      const producer = media.ownerOf('producer', request.producerId);
      if (!producer) return fail('MEDIA_NOT_FOUND');
      const receiver = await ownerIn(asker, producer.callId, participantId);
      if (!receiver.ok) return receiver;
      const way =
        request.transportId === undefined ? undefined : await requireOwn(asker, 'transport', request.transportId);
      if (way && !way.ok) return way;
      return media.consume({ ...request, participantId: receiver.value });
    },
    'media.setConsumer': async (asker, request) => {
      const own = await requireOwn(asker, 'consumer', request.consumerId);
      return own.ok ? done(await media.setConsumer(request)) : own;
    },
    'media.closeConsumer': async (asker, { consumerId }) => {
      const own = await requireOwn(asker, 'consumer', consumerId);
      return own.ok ? done(media.closeConsumer(consumerId)) : own;
    },
    'media.listTracks': async (asker, { callId }) => {
      const owner = await ownerIn(asker, callId);
      if (!owner.ok) return owner;
      return ok({
        tracks: media
          .listTracks(callId)
          .filter((track) => track.participantId !== owner.value || owner.value === undefined),
      });
    },
  };
};

/** Tells on what the SFU tells by itself, inside the call's queue so that it keeps its order among the call's events. */
const watchMedia = ({ live, media, publisher, queue, log }: Parts): void => {
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

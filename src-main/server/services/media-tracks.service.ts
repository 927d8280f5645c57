import { fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { publishingRules } from '../domain/index.ts';
import type { Handlers } from '../ports/index.ts';
import { type MediaAccessParts, createMediaAccess, done } from './media-access.ts';

type MediaHandlers = Pick<
  Handlers,
  | 'media.produce'
  | 'media.setProducerPaused'
  | 'media.closeProducer'
  | 'media.consume'
  | 'media.setConsumer'
  | 'media.closeConsumer'
  | 'media.listTracks'
>;

/** Published tracks and subscriptions to them, for participants, operators and for the holder of the media secret. */
export const createMediaTracksService = (parts: MediaAccessParts): MediaHandlers => {
  const { live, media } = parts;
  const { ownerIn, requireOwn } = createMediaAccess(parts);
  return {
    'media.produce': async (asker, { participantId, paused = false, ...request }) => {
      if (asker.actor.kind === 'operator') return fail('FORBIDDEN');
      const own = await requireOwn(asker, 'transport', request.transportId);
      if (!own.ok) return own;
      const owner = await ownerIn(asker, own.value, participantId);
      if (!owner.ok) return owner;
      const call = live.list().find((other) => other.id === own.value);
      const rules = publishingRules(call, owner.value, { ...request, paused });
      return rules.ok ? media.produce({ ...request, ...rules.value, participantId: owner.value }) : rules;
    },
    'media.setProducerPaused': async (asker, { producerId, paused }) => {
      const own = await requireOwn(asker, 'producer', producerId);
      return own.ok ? done(await media.setProducerPaused(producerId, paused)) : own;
    },
    'media.closeProducer': async (asker, { producerId }) => {
      const own = await requireOwn(asker, 'producer', producerId);
      return own.ok ? done(media.closeProducer(producerId)) : own;
    },
    'media.consume': async (asker, { participantId, spatialLayer, paused = false, ...request }) => {
      const producer = media.ownerOf('producer', request.producerId);
      if (!producer) return fail('MEDIA_NOT_FOUND');
      const receiver = await ownerIn(asker, producer.callId, participantId);
      if (!receiver.ok) return receiver;
      const way =
        request.transportId === undefined ? undefined : await requireOwn(asker, 'transport', request.transportId);
      if (way && !way.ok) return way;
      // A wall of many small pictures must stay cheap; whoever wants a large one asks for it.
      const smallest = asker.actor.kind === 'operator' ? 0 : undefined;
      const size = { spatialLayer: spatialLayer ?? smallest };
      return media.consume({ ...request, ...size, paused, participantId: receiver.value });
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

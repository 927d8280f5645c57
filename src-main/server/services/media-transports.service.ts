import { type InputOf, fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Handlers } from '../ports/index.ts';
import { type MediaAccessParts, createMediaAccess, done } from './media-access.ts';

type MediaHandlers = Pick<
  Handlers,
  | 'media.openRouter'
  | 'media.closeRouter'
  | 'media.createTransport'
  | 'media.connectTransport'
  | 'media.restartIce'
  | 'media.closeTransport'
>;

/** Routers and transports, for participants, operators and for the holder of the media secret. */
export const createMediaTransportsService = (parts: MediaAccessParts): MediaHandlers => {
  const { live, media } = parts;
  const { isGone, ownerIn, requireOwn } = createMediaAccess(parts);
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
      // Operators are never seen or heard.
      if (asker.actor.kind === 'operator' && options.direction === 'send') return fail('FORBIDDEN');
      const made = await media.createTransport({
        ...byAnyWay(options),
        callId: target,
        participantId: owner.value,
        // The media server may want several; a person's client has one of each kind.
        replacesOlder: asker.actor.kind !== 'mediaServer',
      });
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
  };
};

/** UDP, and TCP where that does not get through, as far as nothing else is asked for. */
const byAnyWay = ({
  enableUdp = true,
  enableTcp = true,
  preferUdp = true,
  preferTcp = false,
  ...rest
}: Omit<InputOf<'media.createTransport'>, 'callId' | 'routerId' | 'participantId'>) => ({
  ...{ enableUdp, enableTcp, preferUdp, preferTcp },
  ...rest,
});

import { fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  fallBack,
  findSeat,
  failSwitch,
  isBadLink,
  othersIn,
  presentIn,
  setMediaState,
  settleSwitch,
  switchByHand,
  tell,
  troubleOfReport,
} from '../domain/index.ts';
import type { Handlers, MediaPort, Publisher, Repositories } from '../ports/index.ts';
import { mayDirect, personOf, requireOwnSeat, standingOf } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';

const SIGNAL_TYPES: ReadonlySet<string> = new Set(['offer', 'answer', 'ice-candidate']);

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly media: MediaPort;
  readonly publisher: Publisher;
}

type PathHandlers = Pick<
  Handlers,
  'call.switchMode' | 'call.ackModeSwitch' | 'call.setMediaState' | 'call.signal' | 'call.reportLink'
>;

/** The way media takes in a call: signals, mute states and changes between peer-to-peer and SFU. */
export const createCallMediaService = (parts: Parts): PathHandlers => {
  const { live, repositories, media, publisher } = parts;
  return {
    'call.switchMode': async (asker, { callId, mode }) => {
      const actor = personOf(asker);
      const call = await live.requireLive(callId);
      if (!call.ok) return call;
      const standing = standingOf(actor, await repositories.conversations.find(call.value.conversationId));
      if (!mayDirect(call.value, actor, standing)) return fail('FORBIDDEN');
      const facts = live.facts();
      const switched = switchByHand(call.value, mode, facts);
      if (!switched.ok) return switched;
      const next = await live.commit(switched.value);
      if (next.mode !== mode) return fail('MODE_SWITCH_FAILED');
      return ok({ callId, mode, switchedAt: facts.now, mediaRoom: live.roomOf(next) });
    },

    'call.ackModeSwitch': async (asker, { callId, participantId, success, error }) => {
      const seat = await requireOwnSeat(live, asker, callId, participantId);
      if (!seat.ok) return seat;
      const { call, own } = seat.value;
      const isAwaited = call.modeSwitch?.pending.includes(own.id) === true;
      if (!isAwaited) return ok({});
      const message = `${own.person.name} could not follow${error ? `: ${error}` : '.'}`;
      await live.commit(success ? settleSwitch(call, own.id) : failSwitch(call, message));
      return ok({});
    },

    'call.setMediaState': async (asker, input) => {
      const seat = await requireOwnSeat(live, asker, input.callId, input.participantId);
      if (!seat.ok) return seat;
      const { call, own } = seat.value;
      const change = setMediaState(call, own, input.media);
      if (!change.ok) return change;
      const next = await live.commit(change.value);
      const media = findSeat(next, own.person.id)?.media ?? own.media;
      await muteInSfu(own.id, { callId: input.callId, media });
      return ok({});
    },

    'call.signal': async (asker, { callId, to, signal }) => {
      if (!SIGNAL_TYPES.has(signal.type))
        return fail('SIGNAL_REJECTED', `Signals are ${[...SIGNAL_TYPES].join(', ')}.`);
      const seat = await requireOwnSeat(live, asker, callId);
      if (!seat.ok) return seat;
      const { call, own } = seat.value;
      const others = presentIn(call);
      const target = others.find((other) => other.id === to) ?? others.find((other) => other.person.id === to);
      if (!target) return fail('PARTICIPANT_NOT_FOUND');
      if (target.id === own.id) return fail('SIGNAL_REJECTED', 'A signal to oneself goes nowhere.');
      publisher.publish([tell('call.signalled', { callId, from: own.id, signal }, [target.person.id])]);
      return ok({});
    },

    'call.reportLink': async (asker, { callId, connected, lossPercent }) => {
      const seat = await requireOwnSeat(live, asker, callId);
      if (!seat.ok) return seat;
      const { call, own } = seat.value;
      const report = { connected, lossPercent };
      const quality = troubleOfReport(report);
      if (quality) publisher.publish([tell('call.qualityWarned', { callId, quality }, othersIn(call, own.person.id))]);
      if (isBadLink(report)) await live.commit(fallBack(call, live.facts()));
      return ok({});
    },
  };

  /** A muted microphone is silent in the SFU as well, whatever the client still sends. */
  async function muteInSfu(
    participantId: string,
    input: { callId: Parameters<MediaPort['listTracks']>[0]; media: { audio: boolean; video: boolean } },
  ): Promise<void> {
    const wanted = { microphone: !input.media.audio, camera: !input.media.video };
    for (const track of media.listTracks(input.callId)) {
      if (track.participantId !== participantId || !(track.source === 'microphone' || track.source === 'camera'))
        continue;
      await media.setProducerPaused(track.producerId, wanted[track.source]);
    }
  }
};

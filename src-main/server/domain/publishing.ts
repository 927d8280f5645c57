import { type Outcome, type TrackKind, type TrackSource, fail } from '#shared/contract/index.ts';
import type { ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { CallState } from './call-state.ts';

interface Wish {
  readonly kind: TrackKind;
  readonly source?: TrackSource | undefined;
  readonly paused: boolean;
}

/** Whether a track may be published in this call, and whether it begins silent: whoever was muted on coming in stays so until unmuted. */
export const publishingRules = (
  call: CallState | undefined,
  participantId: ParticipantId | undefined,
  { kind, source, paused }: Wish,
): Outcome<{ readonly paused: boolean }> => {
  const settings = call?.meeting?.settings;
  if (!settings) return ok({ paused });
  const isScreen = source === 'screen' || source === 'screen-audio';
  if (isScreen && !settings.screenShare) return fail('SCREEN_SHARE_OFF');
  const own = call?.participants.find((participant) => participant.id === participantId);
  const isMuted = settings.muteOnJoin && kind === 'audio' && !isScreen && own?.media.audio === false;
  return ok({ paused: paused || isMuted });
};

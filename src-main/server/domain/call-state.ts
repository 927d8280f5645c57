import type { Call, CallMode, SwitchReason } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { ParticipantId, PersonId } from '#shared/kernel/ids.ts';

/** A change of the media path that waits for everybody's confirmation. `mode` of the call is already `to`. */
export interface ModeSwitch {
  readonly from: CallMode;
  readonly to: CallMode;
  readonly reason: SwitchReason;
  readonly deadline: Timestamp;
  /** Those who have not confirmed yet. */
  readonly pending: readonly ParticipantId[];
}

/**
 * All that the server knows of one call: what everybody may see, and what only the rules need.
 * Immutable; stored whole after each change.
 */
export interface CallState extends Call {
  /** Removed people cannot come back into this call. */
  readonly removed: readonly PersonId[];
  /** A mode chosen by hand is not changed by the number of participants. */
  readonly modePinned: boolean;
  readonly modeSwitch?: ModeSwitch | undefined;
  /** When the call has been small enough for peer-to-peer since; the way back waits for calm. */
  readonly smallSince?: Timestamp | undefined;
  /** When each disconnected participant was lost. */
  readonly lostAt: Readonly<Record<string, Timestamp>>;
  /** Those whose client cannot take media by the SFU or peer-to-peer (they signal only), so no confirmation is awaited. */
  readonly withoutMedia: readonly ParticipantId[];
}

import type { Clock, Timestamp } from '#shared/kernel/clock.ts';
import type { ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Handlers } from '../ports/index.ts';
import { requireOwnSeat } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';

/** Pictures per second, as a client told them. */
export interface FrameReport {
  readonly at: Timestamp;
  readonly sent?: number | undefined;
  readonly received?: number | undefined;
}

/** What clients tell of their pictures, which the SFU cannot count. */
export interface FrameReports {
  readonly handlers: Pick<Handlers, 'call.reportFrames'>;
  /** What this participant's client told in the last seconds. */
  readonly of: (participantId: ParticipantId) => FrameReport | undefined;
  /** Forgets all but these. */
  readonly keepOnly: (present: ReadonlySet<ParticipantId>) => void;
}

/** What a client told counts so long. */
const LIFE_MS = 5_000;

interface Parts {
  readonly live: Pick<LiveCalls, 'requireLive'>;
  readonly clock: Clock;
}

/** Builds an empty register. */
export const createFrameReports = ({ live, clock }: Parts): FrameReports => {
  const reports = new Map<ParticipantId, FrameReport>();
  return {
    handlers: {
      'call.reportFrames': async (asker, { callId, sent, received }) => {
        const seat = await requireOwnSeat(live, asker, callId);
        if (!seat.ok) return seat;
        reports.set(seat.value.own.id, { at: clock.now(), sent, received });
        return ok({});
      },
    },
    of(participantId) {
      const report = reports.get(participantId);
      return report && clock.now() - report.at <= LIFE_MS ? report : undefined;
    },
    keepOnly(present) {
      for (const id of reports.keys()) if (!present.has(id)) reports.delete(id);
    },
  };
};

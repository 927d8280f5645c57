import type { ConnectionQuality, LinkFigures, ParticipantLink } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import {
  type CallState,
  type QualityMemory,
  UNMEASURED,
  judgeLink,
  presentIn,
  settleQuality,
  tell,
} from '../domain/index.ts';
import type { Connections, Log, MeasuredLink, MediaPort, Publisher } from '../ports/index.ts';
import { type FrameReport, type FrameReports, createFrameReports } from './frame-reports.ts';
import type { LiveCalls } from './live-calls.ts';

/** How well everybody's media gets through, measured once a second in calls that somebody steers from outside. */
export interface LinkBoard {
  readonly handlers: FrameReports['handlers'];
  readonly qualityOf: (participantId: ParticipantId) => ConnectionQuality;
  readonly linksOf: (callId: CallId) => readonly ParticipantLink[];
  /** Stops measuring for good. */
  readonly close: () => void;
}

interface Parts {
  readonly live: LiveCalls;
  readonly media: Pick<MediaPort, 'measureLinks' | 'findRoom'>;
  readonly publisher: Publisher;
  readonly connections: Connections;
  readonly clock: Clock;
  readonly log: Log;
}

const INTERVAL_MS = 1_000;

/** Begins to measure. */
export const openLinkBoard = (parts: Parts): LinkBoard => {
  const { live, media, publisher, connections, clock, log } = parts;
  const frames = createFrameReports(parts);
  const memories = new Map<ParticipantId, QualityMemory>();
  const links = new Map<CallId, readonly ParticipantLink[]>();

  const isWanted = (call: CallState): boolean =>
    media.findRoom(call.id) !== undefined && (call.creator !== undefined || connections.of(call.id).length > 0);

  const qualityOf = (participantId: ParticipantId): ConnectionQuality =>
    memories.get(participantId)?.quality ?? UNMEASURED;

  const settle = (callId: CallId, participantId: ParticipantId, measured: ConnectionQuality): ConnectionQuality => {
    const former = memories.get(participantId);
    const memory = settleQuality(former, measured);
    memories.set(participantId, memory);
    const previous = former?.quality ?? UNMEASURED;
    const { quality } = memory;
    if (quality !== previous)
      publisher.publish([tell('participant.qualityChanged', { callId, participantId, quality, previous }, [])]);
    return quality;
  };

  const measure = async (call: CallState) => {
    const { id: callId } = call;
    const measured = await media.measureLinks(callId);
    const present = new Set(presentIn(call).map(({ id }) => id));
    const current = measured
      .filter(({ participantId }) => present.has(participantId))
      .map((link) => {
        const { participantId, up, down } = link;
        // Without media there is nothing to judge by.
        const isFlowing = up !== undefined || down !== undefined;
        const quality = isFlowing ? settle(callId, participantId, judgeLink(up, down)) : qualityOf(participantId);
        return toLink(link, quality, frames.of(participantId));
      });
    links.set(callId, current);
    publisher.signal({ name: 'call.linksMeasured', payload: { callId, links: current, measuredAt: clock.now() } }, []);
  };

  const forgetTheGone = (wanted: readonly CallState[]) => {
    const calls = new Set(wanted.map(({ id }) => id));
    const people = new Set(wanted.flatMap((call) => presentIn(call).map(({ id }) => id)));
    for (const id of links.keys()) if (!calls.has(id)) links.delete(id);
    for (const id of memories.keys()) if (!people.has(id)) memories.delete(id);
    frames.keepOnly(people);
  };

  const tick = async () => {
    const wanted = live.list().filter(isWanted);
    forgetTheGone(wanted);
    await Promise.all(
      wanted.map((call) =>
        measure(call).catch((bug: unknown) => log.error({ callId: call.id, err: bug }, 'links were not measured')),
      ),
    );
  };

  let isClosed = false;
  let cancel = clock.schedule(INTERVAL_MS, run);
  function run(): void {
    // The next measurement waits for this one, however slow the SFU is.
    void tick().finally(() => {
      if (!isClosed) cancel = clock.schedule(INTERVAL_MS, run);
    });
  }

  return {
    handlers: frames.handlers,
    qualityOf,
    linksOf: (callId) => links.get(callId) ?? [],
    close() {
      isClosed = true;
      cancel();
    },
  };
};

const toLink = (
  { participantId, up, down }: MeasuredLink,
  quality: ConnectionQuality,
  report: FrameReport | undefined,
): ParticipantLink => ({
  participantId,
  quality,
  up: withFrames(up, report?.sent),
  down: withFrames(down, report?.received),
  reportsFrames: report !== undefined,
});

const withFrames = (figures: LinkFigures | undefined, framesPerSecond: number | undefined): LinkFigures | undefined =>
  figures && framesPerSecond !== undefined ? { ...figures, framesPerSecond } : figures;

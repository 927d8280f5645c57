import { expect, test } from 'vitest';
import type { ParticipantLink } from '#shared/contract/index.ts';
import { defaultCallRules } from '#server/domain/index.ts';
import { createConnections, createPublisher, createSerialQueue } from '#server/gateway/index.ts';
import type { MeasuredLink } from '#server/ports/index.ts';
import { createLiveCalls, openLinkBoard } from '#server/services/index.ts';
import { CALL, START, callWith, personNamed, placeOf } from '#test/support/call-states.ts';
import { createCallStore } from '#test/support/fakes/call-store.ts';
import { accountNamed } from '#test/support/fakes/connection.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';
import { createMediaRooms } from '#test/support/fakes/media-rooms.ts';
import { createRecordingLog } from '#test/support/fakes/recording-log.ts';

const silent = (): void => undefined;
const SECOND_MS = 1_000;

/** A steered call of Ada and Ben whose links are measured once a second. */
const open = async () => {
  const clock = createManualClock(START);
  const connections = createConnections();
  const publisher = createPublisher(connections);
  const media = createMediaRooms(silent);
  const queue = createSerialQueue();
  const log = createRecordingLog();
  const calls = createCallStore(silent);
  const live = createLiveCalls({ calls, media, publisher, connections, queue, clock, rules: defaultCallRules, log });
  const cast = { ada: 'connected', ben: 'connected', gil: 'waiting' } as const;
  await live.commit({ call: callWith(cast, { mode: 'sfu', creator: personNamed('olga') }), events: [] });
  await media.openRoom(CALL);
  const flowing = { up: { bitrate: 500_000 }, down: { bitrate: 900_000 } };
  const measured: readonly MeasuredLink[] = [
    { participantId: placeOf('ada'), ...flowing },
    { participantId: placeOf('ben'), up: undefined, down: flowing.down },
  ];
  const measuring = { findRoom: media.findRoom, measureLinks: async () => measured };
  const board = openLinkBoard({ live, media: measuring, publisher, connections, clock, log });
  const report = (name: string, rates: { sent?: number; received?: number }) =>
    board.handlers['call.reportFrames']({ actor: accountNamed(name), correlationId: 'c' }, { callId: CALL, ...rates });
  /** After one more second; the measurement itself takes a moment. */
  const next = async (name: string): Promise<ParticipantLink | undefined> => {
    const before = board.linksOf(CALL);
    clock.advance(SECOND_MS);
    await expect.poll(() => board.linksOf(CALL) !== before && clock.pending > 0).toBe(true);
    return board.linksOf(CALL).find(({ participantId }) => participantId === placeOf(name));
  };
  return { board, report, next };
};

test('has the pictures per second that a client tells beside what is measured, and says of others that they do not', async () => {
  const { report, next, board } = await open();
  expect(await report('ada', { sent: 30, received: 24.5 })).toMatchObject({ ok: true });
  expect(await next('ada')).toMatchObject({
    up: { bitrate: 500_000, framesPerSecond: 30 },
    down: { bitrate: 900_000, framesPerSecond: 24.5 },
    reportsFrames: true,
  });
  expect(await next('ben')).toMatchObject({ down: { bitrate: 900_000 }, reportsFrames: false });
  board.close();
});

test('lets what a client told count for some seconds only, and knows no pictures where nothing flows', async () => {
  const { report, next, board } = await open();
  await report('ada', { sent: 30 });
  await report('ben', { sent: 30 });
  expect(await next('ben')).toMatchObject({ up: undefined, reportsFrames: true });
  for (let second = 2; second <= 5; second += 1)
    expect(await next('ada')).toMatchObject({ up: { framesPerSecond: 30 }, reportsFrames: true });
  expect(await next('ada')).toEqual(expect.objectContaining({ up: { bitrate: 500_000 }, reportsFrames: false }));
  board.close();
});

test('takes it from nobody who is not in the call', async () => {
  const { report, board } = await open();
  expect(await report('eve', { sent: 30 })).toMatchObject({ ok: false, error: { code: 'NOT_A_PARTICIPANT' } });
  expect(await report('gil', { sent: 30 })).toMatchObject({ ok: false, error: { code: 'NOT_ADMITTED' } });
  board.close();
});

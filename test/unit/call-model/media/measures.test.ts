import { describe, expect, it } from 'vitest';
import { layerFor } from '#renderer/media/encodings.ts';
import { toLevel } from '#renderer/media/level-meter.ts';
import { newLinkWatch, watchLink } from '#renderer/media/link-alarm.ts';
import { lossBetween, rateMeasures, rateOwn, rateParticipant } from '#renderer/media/link-quality.ts';
import { frameRatesBetween } from '#renderer/features/call/model/frame-rates.ts';
import {
  hasDelivered,
  type ParticipantStats,
  type PathStats,
  readReport,
  type TrackStats,
} from '#renderer/media/stats.ts';

const track = (over: Partial<TrackStats> = {}): TrackStats => ({
  source: 'camera',
  kind: 'video',
  packetsReceived: 0,
  packetsLost: 0,
  jitterMs: 0,
  framesDecoded: 0,
  frameWidth: 0,
  frameHeight: 0,
  freezeMs: 0,
  ...over,
});
const person = (tracks: TrackStats[], over: Partial<ParticipantStats> = {}): ParticipantStats => ({
  tracks,
  roundTripMs: 20,
  hasPair: true,
  ...over,
});

describe('quality of a link', () => {
  const calm = { lossPercent: 0, roundTripMs: 20, jitterMs: 5, freezePercent: 0 };
  it.each([
    [{}, 'excellent'],
    [{ lossPercent: 1.5 }, 'good'],
    [{ lossPercent: 5 }, 'fair'],
    [{ lossPercent: 9 }, 'poor'],
    [{ roundTripMs: 200 }, 'good'],
    [{ roundTripMs: 300 }, 'fair'],
    [{ roundTripMs: 900 }, 'poor'],
    [{ jitterMs: 30 }, 'good'],
    [{ jitterMs: 60 }, 'fair'],
    [{ jitterMs: 100 }, 'poor'],
    [{ freezePercent: 5 }, 'good'],
    [{ freezePercent: 10 }, 'fair'],
    [{ freezePercent: 50 }, 'poor'],
    [{ lossPercent: 2, roundTripMs: 900 }, 'poor'],
  ] as const)('%o is %s: the worst decides', (over, expected) => {
    expect(rateMeasures({ ...calm, ...over })).toBe(expected);
  });

  it('is unknown until something came', () => {
    expect(rateParticipant(undefined, person([track()]), 1_000)).toBe('unknown');
    expect(rateParticipant(person([]), person([track()]), 1_000)).toBe('unknown');
    expect(rateOwn({ roundTripMs: null, outboundLoss: 0 })).toBe('unknown');
  });

  it('looks at the last second only', () => {
    const before = person([track({ packetsReceived: 1_000, packetsLost: 500 })]);
    const after = person([track({ packetsReceived: 1_100, packetsLost: 500 })]);
    expect(rateParticipant(before, after, 1_000)).toBe('excellent');
    const frozen = person([track({ packetsReceived: 1_100, packetsLost: 500, freezeMs: 400 })]);
    expect(rateParticipant(before, frozen, 1_000)).toBe('poor');
  });

  it('takes counters that begin again for a new stream', () => {
    expect(lossBetween([track({ packetsReceived: 900, packetsLost: 9 })], [track({ packetsReceived: 5 })])).toBe(0);
  });

  it('of the own way out is what the other side misses', () => {
    expect(rateOwn({ roundTripMs: 10, outboundLoss: 0.05 })).toBe('fair');
  });
});

const feed = (samples: readonly ParticipantStats[]) => {
  let watch = newLinkWatch(0);
  return samples.map((stats, index) => {
    const step = watchLink(watch, stats, (index + 1) * 1_000);
    ({ watch } = step);
    return step.report;
  });
};
const losing = (index: number, percent: number) =>
  person([track({ packetsReceived: index * (100 - percent), packetsLost: index * percent })]);

describe('the alarm about a link', () => {
  it('rings after three seconds of heavy loss, once', () => {
    const reports = feed([0, 1, 2, 3, 4, 5].map((index) => losing(index, 12)));
    expect(reports).toEqual([null, null, null, { connected: true, lossPercent: 12 }, null, null]);
  });

  it('does not ring for a little loss, nor for a short burst', () => {
    expect(feed([0, 1, 2, 3, 4, 5].map((index) => losing(index, 7)))).toEqual(Array(6).fill(null));
    const burst = [losing(0, 0), losing(1, 0), person([track({ packetsReceived: 180, packetsLost: 20 })])];
    const calm = [280, 380, 480].map((packetsReceived) => person([track({ packetsReceived, packetsLost: 20 })]));
    expect(feed([...burst, ...calm])).toEqual(Array(6).fill(null));
  });

  it('rings when there is no way through for five seconds', () => {
    const reports = feed(Array.from({ length: 6 }, () => person([], { hasPair: false })));
    expect(reports.map((report) => report?.connected)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      false,
      undefined,
    ]);
  });
});

describe('pictures per second', () => {
  const path = (framesSent: number | null, ...people: readonly (readonly [string, TrackStats])[]): PathStats => ({
    participants: new Map(people.map(([id, one]) => [id, person([one])])),
    own: { roundTripMs: null, outboundLoss: 0, framesSent },
  });
  const seen = (packetsReceived: number, framesDecoded: number, over: Partial<TrackStats> = {}) =>
    track({ packetsReceived, framesDecoded, ...over });

  it('are those that are sent, and those of the slowest camera that comes', () => {
    const before = path(30, ['ada', seen(10, 100)], ['ben', seen(10, 100)]);
    const after = path(29.97, ['ada', seen(90, 160)], ['ben', seen(90, 124)]);
    expect(frameRatesBetween(before, after, 2_000)).toEqual({ sent: 30, received: 12 });
  });

  it('do not count what rests, screens, or newcomers', () => {
    const before = path(null, ['ada', seen(10, 100)], ['ben', seen(10, 5, { source: 'screen' })]);
    const after = path(null, ['ada', seen(10, 100)], ['ben', seen(90, 6, { source: 'screen' })], ['cleo', seen(9, 9)]);
    expect(frameRatesBetween(before, after, 1_000)).toEqual({});
    expect(frameRatesBetween(undefined, after, 0)).toEqual({});
  });
});

describe('a report of the browser', () => {
  it('is read whatever else it holds', () => {
    const report = readReport(
      new Set<unknown>([
        null,
        'x',
        { type: 'codec' },
        { type: 'transport', selectedCandidatePairId: 'cp' },
        { type: 'candidate-pair', id: 'other', state: 'succeeded', nominated: true, currentRoundTripTime: 9 },
        { type: 'candidate-pair', id: 'cp', state: 'succeeded', currentRoundTripTime: 0.025 },
        { type: 'inbound-rtp', kind: 'video', trackIdentifier: 't', packetsLost: -3, jitter: 0.01, framesDecoded: 7 },
        { type: 'inbound-rtp', kind: 'audio' },
        { type: 'remote-inbound-rtp', fractionLost: 0.1 },
        { type: 'remote-inbound-rtp', fractionLost: 0.02 },
        { type: 'outbound-rtp', kind: 'audio' },
        { type: 'outbound-rtp', kind: 'video', framesPerSecond: 15 },
        { type: 'outbound-rtp', kind: 'video', framesPerSecond: 29.6 },
      ]),
    );
    expect(report).toMatchObject({ roundTripMs: 25, hasPair: true, outboundLoss: 0.1, framesSent: 29.6 });
    expect([...report.inbound.entries()]).toEqual([
      ['t', expect.objectContaining({ kind: 'video', packetsLost: 0, jitterMs: 10, framesDecoded: 7, frameWidth: 0 })],
    ]);
  });

  it('of an unconnected link has no pair', () => {
    expect(readReport(new Set([{ type: 'candidate-pair', state: 'in-progress', nominated: true }]))).toMatchObject({
      hasPair: false,
      roundTripMs: null,
    });
  });

  it('tells whether a track delivered: pictures decoded, or packets of sound', () => {
    expect(hasDelivered(undefined)).toBe(false);
    expect(hasDelivered(track({ packetsReceived: 9 }))).toBe(false);
    expect(hasDelivered(track({ framesDecoded: 1 }))).toBe(true);
    expect(hasDelivered(track({ kind: 'audio', packetsReceived: 1 }))).toBe(true);
  });
});

describe('sizes and levels', () => {
  it('ask for the smallest picture that is sharp enough', () => {
    expect([1, 360, 361, 720, 721].map(layerFor)).toEqual([0, 0, 1, 1, 2]);
  });

  it('map silence to 0 and full scale to 1', () => {
    expect(toLevel(new Float32Array(8))).toBe(0);
    expect(toLevel(new Float32Array(8).fill(1))).toBe(1);
    expect(toLevel(new Float32Array(8).fill(0.03))).toBeCloseTo(0.49, 1);
  });
});

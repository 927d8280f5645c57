import { describe, expect, test } from 'vitest';
import { type QualityMemory, judgeLink, settleQuality, troubleOf, troubleOfReport } from '#server/domain/index.ts';
import type { ConnectionQuality, LinkFigures, LinkTrouble } from '#shared/contract/index.ts';

const figures = (change: Partial<LinkFigures>): LinkFigures => ({ bitrate: 500_000, ...change });

describe('the word for a link', () => {
  test.each<[ConnectionQuality, Partial<LinkFigures>]>([
    ['excellent', {}],
    ['excellent', { lossPercent: 1, roundTripMs: 150, jitterMs: 30, score: 8 }],
    ['good', { lossPercent: 1.1 }],
    ['good', { roundTripMs: 300 }],
    ['good', { jitterMs: 60 }],
    ['good', { score: 6 }],
    ['fair', { lossPercent: 3.1 }],
    ['fair', { lossPercent: 8, roundTripMs: 500, jitterMs: 120, score: 4 }],
    ['poor', { lossPercent: 8.1 }],
    ['poor', { roundTripMs: 501 }],
    ['poor', { jitterMs: 121 }],
    ['poor', { score: 3 }],
    ['poor', { lossPercent: 100 }],
  ])('S3-L5 is %s for %j', (word, change) => {
    expect(judgeLink(figures(change))).toBe(word);
  });

  test('is that of the worse direction', () => {
    const [bad, well] = [figures({ lossPercent: 5 }), figures({})];
    expect(judgeLink(bad, well)).toBe('fair');
    expect(judgeLink(well, bad)).toBe('fair');
    expect(judgeLink(undefined, bad)).toBe('fair');
  });

  test('is the best where nothing speaks against it', () => {
    expect(judgeLink(undefined, undefined)).toBe('excellent');
  });
});

describe('what is shown', () => {
  const show = (...measured: ConnectionQuality[]): ConnectionQuality[] => {
    let memory: QualityMemory | undefined;
    return measured.map((word) => {
      memory = settleQuality(memory, word);
      return memory.quality;
    });
  };

  test('is the first measurement at once', () => {
    expect(show('poor')).toEqual(['poor']);
  });

  test('gets worse with the second bad measurement in a row', () => {
    expect(show('good', 'poor', 'poor')).toEqual(['good', 'good', 'poor']);
    expect(show('good', 'poor', 'good', 'poor', 'good')).toEqual(['good', 'good', 'good', 'good', 'good']);
  });

  test('gets better only after four', () => {
    expect(show('poor', 'good', 'good', 'good', 'good')).toEqual(['poor', 'poor', 'poor', 'poor', 'good']);
    expect(show('poor', 'good', 'good', 'good', 'poor', 'good')).not.toContain('good');
  });
});

describe('what people are warned of', () => {
  test.each<[LinkTrouble | undefined, Partial<LinkFigures>]>([
    [undefined, {}],
    [undefined, { lossPercent: 3, roundTripMs: 300, jitterMs: 60, score: 6 }],
    ['poor', { lossPercent: 3.1 }],
    ['poor', { lossPercent: 8, roundTripMs: 500, jitterMs: 120, score: 4 }],
    ['bad', { lossPercent: 8.1 }],
    ['bad', { roundTripMs: 1_000 }],
    ['bad', { jitterMs: 121 }],
    ['bad', { score: 3 }],
    ['very-bad', { lossPercent: 20.1 }],
    ['very-bad', { roundTripMs: 1_001 }],
    ['very-bad', { jitterMs: 251 }],
    ['very-bad', { score: 1 }],
  ])('S4-L15 is %s for %j, in either direction', (word, change) => {
    expect(troubleOf(figures(change), figures({}))).toBe(word);
    expect(troubleOf(undefined, figures(change))).toBe(word);
  });

  test('S4-L15 is the worst without any working pair', () => {
    expect(troubleOfReport({ connected: false, lossPercent: 0 })).toBe('very-bad');
    expect(troubleOfReport({ connected: true, lossPercent: 4 })).toBe('poor');
    expect(troubleOfReport({ connected: true, lossPercent: 0 })).toBeUndefined();
  });
});

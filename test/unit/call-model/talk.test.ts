import { describe, expect, it } from 'vitest';
import { createCallMemory } from '#renderer/features/call/model/call-memory.ts';
import { withCaption } from '#renderer/features/call/model/captions.ts';
import { withNotice } from '#renderer/features/call/model/notices.ts';
import { toIceServers } from '#renderer/features/call/model/room-paths.ts';
import { whyEnded } from '#renderer/features/call/model/room-state.ts';
import { fromDbov, speakersAt, withLevels } from '#renderer/features/call/model/speaking.ts';
import { createMemoryStorage } from './fakes/memory-storage.ts';

const caption = (text: string, isFinal: boolean, over: object = {}) => ({
  callId: 'c',
  participantId: 'p',
  username: 'Ben',
  text,
  language: 'en',
  timestamp: '2026-01-01T10:00:00.000Z',
  isFinal,
  ...over,
});

describe('captions', () => {
  it('grow while somebody speaks, and begin anew after a final one', () => {
    const spoken = [
      caption('Hel', false),
      caption('Hello', true),
      caption('How', false, { timestamp: '2026-01-01T10:00:05.000Z' }),
    ];
    const lines = spoken.reduce<ReturnType<typeof withCaption>>(withCaption, []);
    expect(lines.map(({ text, isFinal }) => [text, isFinal])).toEqual([
      ['Hello', true],
      ['How', false],
    ]);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(2);
  });

  it('of two people do not mix, and show the translation where there is one', () => {
    const lines = withCaption(
      withCaption([], caption('Hel', false)),
      caption('Hello', false, { participantId: 'q', translation: 'Bonjour' }),
    );
    expect(lines.map(({ text, original }) => [text, original])).toEqual([
      ['Hel', 'Hel'],
      ['Bonjour', 'Hello'],
    ]);
  });
});

describe('notices', () => {
  it('have rising ids and are not kept for ever', () => {
    let notices = withNotice([], 'joined', { name: 'Ben' });
    for (let round = 0; round < 20; round += 1) notices = withNotice(notices, 'left');
    expect(notices.at(-1)?.id).toBe(21);
    expect(notices.length).toBe(10);
  });
});

describe('speaking', () => {
  it('is marked at once and goes out after a pause', () => {
    const heard = withLevels(
      new Map(),
      [
        ['a', 0.2],
        ['b', 0.001],
      ],
      1_000,
    );
    expect([...speakersAt(heard, 1_000)]).toEqual(['a']);
    expect([...speakersAt(heard, 1_600)]).toEqual(['a']);
    expect([...speakersAt(heard, 1_700)]).toEqual([]);
    expect([...withLevels(heard, [], 1_700)]).toEqual([]);
  });

  it('counts decibels from full scale', () => {
    expect(fromDbov(0)).toBe(1);
    expect(fromDbov(-20)).toBeCloseTo(0.1);
    expect(fromDbov(-127)).toBeLessThan(0.001);
  });
});

describe('the end of a call', () => {
  const news = { callId: 'c', endedAt: '2026-01-01T10:00:00.000Z', duration: 5 };
  it.each([
    [{ reason: 'normal', endedBy: 'me' }, 'ended'],
    [{ reason: 'normal', endedBy: 'other' }, 'endedByOther'],
    [{ reason: 'normal' }, 'ended'],
    [{ reason: 'timeout' }, 'timeout'],
    [{ reason: 'error' }, 'error'],
    [{ reason: 'forced', endedBy: 'other' }, 'endedByOther'],
    [{ reason: 'normal', endedBy: 'refuser' }, 'declined'],
    [{ reason: 'timeout', endedBy: 'refuser' }, 'timeout'],
  ] as const)('%o is %s', (over, why) => {
    expect(whyEnded({ ...news, ...over }, { personId: 'me', refusals: new Set(['refuser']) })).toBe(why);
  });
});

describe('the call of this tab', () => {
  it('is remembered over a reload, and only what is one', () => {
    const storage = createMemoryStorage();
    createCallMemory(storage).save({ callId: 'c', conversationId: 'd' });
    const memory = createCallMemory(storage);
    expect(memory.read()).toEqual({ callId: 'c', conversationId: 'd' });
    memory.forget();
    expect(memory.read()).toBeNull();
    for (const text of ['{', '[]', '"x"', '{"callId":1,"conversationId":"d"}']) {
      storage.setItem('beckon.call.v1', text);
      expect(memory.read()).toBeNull();
    }
  });
});

describe('ICE servers', () => {
  it('are read as far as they make sense', () => {
    expect(
      toIceServers([{ urls: 'stun:a' }, { urls: ['turn:b', 7], username: 'u', credential: 'c' }, { urls: 5 }, {}]),
    ).toEqual([
      { urls: ['stun:a'], username: undefined, credential: undefined },
      { urls: ['turn:b'], username: 'u', credential: 'c' },
    ]);
  });
});

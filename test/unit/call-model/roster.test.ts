import { describe, expect, it } from 'vitest';
import {
  reconcileRoster,
  type Roster,
  toRemotes,
  withJoined,
  withMedia,
  without,
  withStatus,
} from '#renderer/features/call/model/roster.ts';
import type { WireParticipant } from '#renderer/client/catalog.ts';

const wire = (participantId: string, over: Partial<WireParticipant> = {}): WireParticipant => ({
  participantId,
  anonymousUserId: `person-${participantId}`,
  username: participantId.toUpperCase(),
  role: 'participant',
  status: 'connected',
  joinedAt: '2026-01-01T10:00:00.000Z',
  audioEnabled: true,
  videoEnabled: false,
  screenShareEnabled: false,
  ...over,
});
const of = (...participants: WireParticipant[]): Roster => reconcileRoster(new Map(), participants, 'a').roster;
const status = (participantId: string, value: 'waiting' | 'connecting' | 'connected' | 'disconnected') => ({
  callId: 'c',
  participantId,
  username: participantId.toUpperCase(),
  status: value,
});

describe('the people of a call', () => {
  it('stand in order of arrival, whoever tells of them', () => {
    const roster = of(wire('b', { joinedAt: '2026-01-01T10:00:05.000Z' }), wire('a'));
    expect([...withJoined(roster, wire('c', { joinedAt: '2026-01-01T10:00:02.000Z' }), 'a').keys()]).toEqual([
      'a',
      'c',
      'b',
    ]);
  });

  it('know this device and the initiator', () => {
    const roster = of(wire('a'), wire('b', { role: 'initiator', userId: 'u', anonymousUserId: undefined }));
    expect(roster.get('a')).toMatchObject({ isSelf: true, isInitiator: false, personId: 'person-a' });
    expect(roster.get('b')).toMatchObject({ isSelf: false, isInitiator: true, personId: 'u' });
  });

  it('are the same object when nothing changes', () => {
    const roster = of(wire('a'));
    expect(without(roster, 'x')).toBe(roster);
    expect(withMedia(roster, 'x', { audio: false, video: false, screen: false })).toBe(roster);
  });

  it('wait in the lobby, and are in the call when they were let in', () => {
    const face = '/avatars/of-g.png';
    const knock = { ...status('g', 'waiting'), userId: 'u', avatar: face };
    const waiting = withStatus(of(wire('a')), knock, 5);
    expect(waiting.get('g')).toMatchObject({ isWaiting: true, name: 'G', personId: 'u', avatar: face });
    expect(toRemotes(waiting)).toEqual([]);
    expect(withJoined(waiting, wire('g'), 'a').get('g')).toMatchObject({ isWaiting: false, status: 'connected' });
  });

  it('may lose their connection without leaving', () => {
    const roster = withStatus(of(wire('a'), wire('b')), status('b', 'disconnected'), 5);
    expect(toRemotes(roster)).toEqual([{ id: 'b', sends: ['microphone'], reachable: false }]);
  });

  it('send what they say to send; a screen may come with sound', () => {
    const roster = withMedia(of(wire('a'), wire('b')), 'b', { audio: false, video: true, screen: true });
    expect(toRemotes(roster)[0]?.sends).toEqual(['camera', 'screen', 'screen-audio']);
  });
});

describe('after a lost connection', () => {
  it('tells who came and who went meanwhile', () => {
    const before = of(wire('a'), wire('b'), wire('c'));
    const { roster, joined, left } = reconcileRoster(before, [wire('a'), wire('c'), wire('d')], 'a');
    expect([...roster.keys()]).toEqual(['a', 'c', 'd']);
    expect(joined.map(({ id }) => id)).toEqual(['d']);
    expect(left.map(({ id }) => id)).toEqual(['b']);
  });

  it('counts somebody who was let in as come, and somebody who gave up waiting as nothing', () => {
    const before = of(wire('a'), wire('b', { waiting: true }), wire('c', { waiting: true }));
    const { joined, left } = reconcileRoster(before, [wire('a'), wire('b')], 'a');
    expect(joined.map(({ id }) => id)).toEqual(['b']);
    expect(left).toEqual([]);
  });

  it('leaves out those who left', () => {
    const left = wire('b', { status: 'disconnected', leftAt: '2026-01-01T10:01:00.000Z' });
    expect([...reconcileRoster(new Map(), [wire('a'), left], 'a').roster.keys()]).toEqual(['a']);
  });
});

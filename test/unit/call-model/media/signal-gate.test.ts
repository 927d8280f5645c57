import { describe, expect, it } from 'vitest';
import { parsePeerSignal, type PeerSignal, toWireSignal } from '#renderer/media/peer-signal.ts';
import { type GateState, type GateVerdict, judge } from '#renderer/media/signal-gate.ts';

const fresh: GateState = { session: 'mine', remote: null, polite: true, offering: false, negotiated: false };
const bound: GateState = { ...fresh, remote: 'theirs', negotiated: true };
const impolite: Partial<GateState> = { polite: false };
const offering: Partial<GateState> = { offering: true };

const offer: PeerSignal = { type: 'offer', sdp: 'o', tracks: {}, session: 'theirs' };
const answer: PeerSignal = { type: 'answer', sdp: 'a', tracks: {}, session: 'theirs', peer: 'mine' };
const candidate: PeerSignal = { type: 'candidate', candidate: {}, session: 'theirs', peer: 'mine' };
const hello: PeerSignal = { type: 'hello', session: 'theirs' };
const anew = <S extends PeerSignal>(signal: S): S => ({ ...signal, session: 'anew' });

const rows: readonly (readonly [string, GateState, PeerSignal, GateVerdict])[] = [
  ['the first offer', fresh, offer, 'apply'],
  ['an offer after an own one: the impolite side insists', { ...fresh, ...impolite, ...offering }, offer, 'ignore'],
  ['an offer after an own first one: the polite side begins anew', { ...fresh, ...offering }, offer, 'rebuild'],
  ['an offer after an own later one: the polite side gives way', { ...bound, ...offering }, offer, 'apply'],
  ['a later offer', bound, offer, 'apply'],
  ['an offer of a new connection of the other side', bound, anew(offer), 'rebuild'],
  ['the same while offering', { ...bound, ...impolite, ...offering }, anew(offer), 'rebuild'],
  ['an offer to a connection of ours that is gone', bound, { ...offer, peer: 'gone' }, 'ignore'],
  ['the answer', { ...fresh, ...impolite, ...offering }, answer, 'apply'],
  ['an answer to nothing', { ...bound, ...impolite }, answer, 'ignore'],
  ['an answer of another connection', { ...bound, ...offering }, anew(answer), 'ignore'],
  ['an answer to a connection of ours that is gone', { ...bound, ...offering }, { ...answer, peer: 'gone' }, 'ignore'],
  ['a candidate', bound, candidate, 'apply'],
  ['a candidate before its offer', fresh, { ...candidate, peer: undefined }, 'hold'],
  ['a candidate of a connection that may come', bound, anew(candidate), 'hold'],
  ['a candidate for a connection of ours that is gone', bound, { ...candidate, peer: 'gone' }, 'ignore'],
  ['a hello before any answer', { ...fresh, ...impolite, ...offering }, hello, 'offer'],
  ['a hello of one who is connected', { ...bound, ...impolite }, hello, 'ignore'],
  ['a hello of a new connection of the other side', { ...bound, ...impolite }, anew(hello), 'renew'],
  ['a hello to the polite side', fresh, hello, 'ignore'],
];

describe('signals', () => {
  it.each(rows)('%s', (_name, state, signal, verdict) => {
    expect(judge(state, signal)).toBe(verdict);
  });

  it.each([offer, answer, candidate, hello].map((signal) => [signal.type, signal] as const))(
    'of type %s survive the way through the server',
    (type, signal) => {
      const sent: PeerSignal =
        type === 'candidate' ? { ...candidate, candidate: { candidate: 'c', sdpMid: '0', sdpMLineIndex: 0 } } : signal;
      expect(parsePeerSignal(JSON.parse(JSON.stringify(toWireSignal(sent))))).toEqual({ peer: undefined, ...sent });
    },
  );

  it('look to other clients like the three published types', () => {
    expect([offer, answer, candidate, hello].map((signal) => toWireSignal(signal).type)).toEqual([
      'offer',
      'answer',
      'ice-candidate',
      'ice-candidate',
    ]);
  });

  it.each([
    ['a plain offer', { type: 'offer', sdp: 'v=0' }, { type: 'offer', sdp: 'v=0', tracks: {}, session: '' }],
    [
      'a candidate as text with its place beside it',
      { type: 'ice-candidate', candidate: 'candidate:1', sdpMid: '1', sdpMLineIndex: 1 },
      { type: 'candidate', candidate: { candidate: 'candidate:1', sdpMid: '1', sdpMLineIndex: 1 }, session: '' },
    ],
    ['the end of candidates', { type: 'ice-candidate', candidate: null }, null],
    ['an offer without description', { type: 'offer' }, null],
    ['another type', { type: 'renegotiate', sdp: 'x' }, null],
    [
      'sources that do not exist',
      { type: 'answer', sdp: 'x', tracks: { 0: 'camera', 1: 'smell' } },
      { type: 'answer', sdp: 'x', tracks: { 0: 'camera' }, session: '' },
    ],
  ])('of other clients are read: %s', (_name, wire, expected) => {
    expect(parsePeerSignal(wire)).toEqual(expected && { peer: undefined, ...expected });
  });
});

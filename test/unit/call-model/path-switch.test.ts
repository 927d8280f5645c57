import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decidePath,
  noPath,
  type OpenPath,
  type PathEffect,
  type PathEvent,
  type PathState,
  type PathTarget,
  RETIRE_MS,
} from '#renderer/features/call/model/path-switch.ts';

const p2p: PathTarget = { mode: 'p2p' };
const room = (routerId: string) => ({ routerId, rtpCapabilities: {} });
const sfu = (routerId = 'r1'): PathTarget => ({ mode: 'sfu', room: room(routerId) });
const path = (serial: number, target: PathTarget, lost = false): OpenPath => ({ serial, target, lost });
const steady = (current: OpenPath): PathState => ({ kind: 'steady', current, nextSerial: current.serial + 1 });
const switching = (
  current: OpenPath,
  next: OpenPath,
  { asked = true, confirmed = false } = {},
): Extract<PathState, { kind: 'switching' }> => ({
  kind: 'switching',
  current,
  next,
  asked,
  confirmed,
  nextSerial: next.serial + 1,
});
const start = (target: PathTarget): PathEvent => ({ kind: 'switchStarted', target, patienceMs: 10_000 });
const seated = (target: PathTarget): PathEvent => ({ kind: 'seated', target });
const opens = (serial: number, target: PathTarget): PathEffect => ({ kind: 'open', path: path(serial, target) });
const closes = (serial: number, afterMs = 0): PathEffect => ({ kind: 'close', serial, afterMs });
const confirms: PathEffect = { kind: 'confirm', success: true };
const asks: PathEffect = { kind: 'askSeat' };

interface Row {
  readonly name: string;
  readonly from: PathState;
  readonly event: PathEvent;
  readonly to: PathState;
  readonly effects: readonly unknown[];
}

const mesh = path(1, p2p);
const hub = path(2, sfu());

const rows: readonly Row[] = [
  {
    name: 'taking a seat opens the path of the call',
    from: noPath,
    event: seated(sfu()),
    to: steady(path(1, sfu())),
    effects: [opens(1, sfu())],
  },
  {
    name: 'coming back to the same path changes nothing',
    from: steady(mesh),
    event: seated(p2p),
    to: steady(mesh),
    effects: [],
  },
  {
    name: 'coming back to another path builds it, and nobody is asked to wait',
    from: steady(mesh),
    event: seated(sfu()),
    to: switching(mesh, hub, { asked: false }),
    effects: [opens(2, sfu()), { kind: 'watch', serial: 2, delayMs: 8_000 }],
  },
  {
    name: 'a restarted server has a new router: the old one is given up, its last picture stays',
    from: steady(path(1, sfu('old'))),
    event: seated(sfu('new')),
    to: switching(path(1, sfu('old'), true), path(2, sfu('new')), { asked: false }),
    effects: [opens(2, sfu('new')), { kind: 'watch', serial: 2, delayMs: 8_000 }],
  },
  {
    name: 'a switch builds the new path beside the old one',
    from: steady(mesh),
    event: start(sfu()),
    to: switching(mesh, hub),
    effects: [opens(2, sfu()), { kind: 'watch', serial: 2, delayMs: 9_700 }],
  },
  {
    name: 'a switch to where one is already is confirmed at once',
    from: steady(mesh),
    event: start(p2p),
    to: steady(mesh),
    effects: [confirms],
  },
  {
    name: 'the same switch twice changes nothing',
    from: switching(mesh, hub),
    event: start(sfu()),
    to: switching(mesh, hub),
    effects: [],
  },
  {
    name: 'a switch back in the middle of one gives the new path up',
    from: switching(mesh, hub),
    event: start(p2p),
    to: { kind: 'steady', current: mesh, nextSerial: 3 },
    effects: [closes(2), confirms],
  },
  {
    name: 'a flowing new path is confirmed, and the old one stays until everybody has confirmed',
    from: switching(mesh, hub),
    event: { kind: 'ready', serial: 2 },
    to: switching(mesh, hub, { confirmed: true }),
    effects: [confirms],
  },
  {
    name: 'it is confirmed once',
    from: switching(mesh, hub, { confirmed: true }),
    event: { kind: 'ready', serial: 2 },
    to: switching(mesh, hub, { confirmed: true }),
    effects: [],
  },
  {
    name: 'news of a path that is gone are ignored',
    from: switching(mesh, hub),
    event: { kind: 'ready', serial: 7 },
    to: switching(mesh, hub),
    effects: [],
  },
  {
    name: 'when everybody has changed, the old path goes on a moment, so that nobody is cut off',
    from: switching(mesh, hub, { confirmed: true }),
    event: { kind: 'switchCompleted', mode: 'sfu' },
    to: { kind: 'steady', current: hub, nextSerial: 3 },
    effects: [closes(1, RETIRE_MS)],
  },
  {
    name: 'a failed switch drops the new path and keeps the old',
    from: switching(mesh, hub),
    event: { kind: 'switchFailed' },
    to: { kind: 'steady', current: mesh, nextSerial: 3 },
    effects: [closes(2)],
  },
  {
    name: 'a new path that does not flow in time is reported',
    from: switching(mesh, hub),
    event: { kind: 'overdue', serial: 2 },
    to: switching(mesh, hub, { confirmed: true }),
    effects: [{ kind: 'confirm', success: false, error: 'the new path did not flow in time' }],
  },
  {
    name: 'a change that only this side makes ends by itself when it flows',
    from: switching(mesh, hub, { asked: false }),
    event: { kind: 'ready', serial: 2 },
    to: { kind: 'steady', current: hub, nextSerial: 3 },
    effects: [confirms, closes(1, RETIRE_MS)],
  },
  {
    name: 'and also when its time is over',
    from: switching(mesh, hub, { asked: false }),
    event: { kind: 'overdue', serial: 2 },
    to: { kind: 'steady', current: hub, nextSerial: 3 },
    effects: [closes(1, RETIRE_MS)],
  },
  {
    name: 'coming back in the middle of a switch: its completion may have been missed, so this side ends it',
    from: switching(mesh, hub, { confirmed: true }),
    event: seated(sfu()),
    to: switching(mesh, hub, { asked: false, confirmed: true }),
    effects: [{ kind: 'watch', serial: 2, delayMs: 8_000 }],
  },
  {
    name: 'a completed switch that was never heard of: ask where media travels',
    from: steady(mesh),
    event: { kind: 'switchCompleted', mode: 'sfu' },
    to: steady(mesh),
    effects: [asks],
  },
  {
    name: 'a path that the server forgot: ask for a new one, keep the last picture',
    from: steady(hub),
    event: { kind: 'lost', serial: 2 },
    to: steady(path(2, sfu(), true)),
    effects: [asks],
  },
  {
    name: 'the same room again after it was lost is built anew',
    from: steady(path(2, sfu(), true)),
    event: seated(sfu()),
    to: switching(path(2, sfu(), true), path(3, sfu()), { asked: false }),
    effects: [opens(3, sfu()), { kind: 'watch', serial: 3, delayMs: 8_000 }],
  },
  {
    name: 'a new path that is refused fails the switch',
    from: switching(mesh, hub),
    event: { kind: 'lost', serial: 2 },
    to: { kind: 'steady', current: mesh, nextSerial: 3 },
    effects: [closes(2), { kind: 'confirm', success: false, error: 'the new path was refused' }],
  },
  {
    name: 'a replaced router is followed without asking anybody',
    from: steady(hub),
    event: { kind: 'roomMoved', room: room('r2') },
    to: switching(path(2, sfu(), true), path(3, sfu('r2')), { asked: false }),
    effects: [opens(3, sfu('r2')), { kind: 'watch', serial: 3, delayMs: 8_000 }],
  },
  {
    name: 'a router replaced in the middle of a switch to it is followed, and still confirmed',
    from: switching(mesh, hub),
    event: { kind: 'roomMoved', room: room('r2') },
    to: switching(mesh, path(3, sfu('r2'))),
    effects: [closes(2), opens(3, sfu('r2')), { kind: 'watch', serial: 3, delayMs: 8_000 }],
  },
  {
    name: 'a replaced router is of no interest peer-to-peer',
    from: steady(mesh),
    event: { kind: 'roomMoved', room: room('r2') },
    to: steady(mesh),
    effects: [],
  },
];

const serialsOf = (state: PathState): number[] => {
  if (state.kind === 'none') return [];
  return state.kind === 'steady' ? [state.current.serial] : [state.current.serial, state.next.serial];
};

describe('changing the media path', () => {
  it.each(rows)('$name', ({ from, event, to, effects }) => {
    const step = decidePath(from, event);
    expect(step.state).toEqual(to);
    expect(step.effects).toEqual(effects);
  });

  it('never leaves a call without its paths, nor an open path behind, whatever happens in whatever order', () => {
    type Happening = PathEvent | 'ready' | 'overdue' | 'lost';
    const happening = constantFrom<Happening>(
      start(sfu()),
      start(p2p),
      seated(sfu('r2')),
      seated(p2p),
      { kind: 'switchCompleted', mode: 'sfu' },
      { kind: 'switchCompleted', mode: 'p2p' },
      { kind: 'switchFailed' },
      { kind: 'roomMoved', room: room('r3') },
      'ready',
      'overdue',
      'lost',
    );
    assert(
      property(array(happening, { maxLength: 20 }), (happenings) => {
        let state: PathState = noPath;
        const open = new Set<number>();
        for (const one of [seated(p2p), ...happenings]) {
          const serial: number = state.kind === 'switching' ? state.next.serial : state.nextSerial - 1;
          const step = decidePath(state, typeof one === 'string' ? { kind: one, serial } : one);
          ({ state } = step);
          for (const effect of step.effects) {
            if (effect.kind === 'open') open.add(effect.path.serial);
            if (effect.kind === 'close') open.delete(effect.serial);
          }
          expect([...open].toSorted((x, y) => x - y)).toEqual(serialsOf(state));
        }
      }),
    );
  });
});

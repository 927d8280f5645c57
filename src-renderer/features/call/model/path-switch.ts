import type { SfuRoom } from '#renderer/media/sfu-path.ts';

/** Where media shall travel: peer-to-peer, or the room of a router. */
export type PathTarget = { readonly mode: 'p2p' } | { readonly mode: 'sfu'; readonly room: SfuRoom };

/** A path that was opened; the serial number tells later ones from earlier ones. */
export interface OpenPath {
  readonly serial: number;
  readonly target: PathTarget;
  /** The other side forgot it. It stays, for its last picture, until another one plays. */
  readonly lost: boolean;
}

/**
 * Which paths are open. While `switching`, both are: the new one takes over track by track, and `current` goes only when it
 * is no longer needed. `asked`: the server waits for everybody's confirmation and tells when to drop the old one; otherwise
 * only this side changes, and drops it by itself. `confirmed`: the server was told how it went.
 */
export type PathState =
  | { readonly kind: 'none'; readonly nextSerial: number }
  | { readonly kind: 'steady'; readonly current: OpenPath; readonly nextSerial: number }
  | {
      readonly kind: 'switching';
      readonly current: OpenPath;
      readonly next: OpenPath;
      readonly asked: boolean;
      readonly confirmed: boolean;
      readonly nextSerial: number;
    };

export type PathEvent =
  /** The server's truth, on joining or coming back. */
  | { readonly kind: 'seated'; readonly target: PathTarget }
  /** Build the new path, then confirm. `patienceMs` from now is the server's deadline. */
  | { readonly kind: 'switchStarted'; readonly target: PathTarget; readonly patienceMs: number }
  | { readonly kind: 'switchCompleted'; readonly mode: PathTarget['mode'] }
  | { readonly kind: 'switchFailed' }
  /** The router was replaced. */
  | { readonly kind: 'roomMoved'; readonly room: SfuRoom }
  /** Everything that must flow on this path flows. */
  | { readonly kind: 'ready'; readonly serial: number }
  | { readonly kind: 'lost'; readonly serial: number }
  /** The time for building this path is over. */
  | { readonly kind: 'overdue'; readonly serial: number };

export type PathEffect =
  | { readonly kind: 'open'; readonly path: OpenPath }
  | { readonly kind: 'close'; readonly serial: number; readonly afterMs: number }
  | { readonly kind: 'confirm'; readonly success: boolean; readonly error?: string }
  /** Ask the server again where media travels. */
  | { readonly kind: 'askSeat' }
  | { readonly kind: 'watch'; readonly serial: number; readonly delayMs: number };

/** The next state and what to do, in this order. */
export interface PathStep {
  readonly state: PathState;
  readonly effects: readonly PathEffect[];
}

/** How long the old path goes on sending after everybody has changed, so that the last one's sound is not cut. */
export const RETIRE_MS = 700;
/** How long this side alone waits for a new path to flow before it drops the old one anyway. */
const OWN_PATIENCE_MS = 8_000;
/** The server is told a little before its own deadline. */
const MARGIN_MS = 300;

type Steady = Extract<PathState, { kind: 'steady' }>;
type Switching = Extract<PathState, { kind: 'switching' }>;

/** Nothing open. */
export const noPath: PathState = { kind: 'none', nextSerial: 1 };

const stay = (state: PathState, ...effects: PathEffect[]): PathStep => ({ state, effects });

const isAt = (path: OpenPath, target: PathTarget): boolean => {
  if (path.lost || path.target.mode !== target.mode) return false;
  return path.target.mode === 'p2p' || target.mode === 'p2p' || path.target.room.routerId === target.room.routerId;
};

const opened = (serial: number, target: PathTarget): OpenPath => ({ serial, target, lost: false });

const begin = (
  state: { current: OpenPath; nextSerial: number },
  target: PathTarget,
  asked: boolean,
  delayMs: number,
): PathStep => {
  const next = opened(state.nextSerial, target);
  return stay(
    {
      kind: 'switching',
      current: state.current,
      next,
      asked,
      confirmed: false,
      nextSerial: state.nextSerial + 1,
    },
    { kind: 'open', path: next },
    { kind: 'watch', serial: next.serial, delayMs },
  );
};

/** The new path replaces the old one. */
const promote = ({ current, next, nextSerial }: Switching): PathStep =>
  stay({ kind: 'steady', current: next, nextSerial }, { kind: 'close', serial: current.serial, afterMs: RETIRE_MS });

/** The new path is given up. */
const abandon = ({ current, next, nextSerial }: Switching): PathStep =>
  stay({ kind: 'steady', current, nextSerial }, { kind: 'close', serial: next.serial, afterMs: 0 });

const andThen = (first: PathStep, more: PathStep): PathStep => ({
  state: more.state,
  effects: [...first.effects, ...more.effects],
});

/** Goes to a target from anywhere; where it is already, there is only the confirmation to give. */
const goTo = (state: Steady | Switching, target: PathTarget, asked: boolean, delayMs: number): PathStep => {
  const confirm: readonly PathEffect[] = asked ? [{ kind: 'confirm', success: true }] : [];
  if (state.kind === 'steady')
    return isAt(state.current, target) ? stay(state, ...confirm) : begin(state, target, asked, delayMs);
  if (isAt(state.next, target)) {
    if (asked === state.asked) return stay(state);
    // After a lost line nobody knows whether the news of completion was missed, so this side ends the change by itself.
    if (!asked) return stay({ ...state, asked }, { kind: 'watch', serial: state.next.serial, delayMs });
    const again = state.confirmed ? confirm : [];
    return stay({ ...state, asked: true }, ...again, { kind: 'watch', serial: state.next.serial, delayMs });
  }
  const given = abandon(state);
  return given.state.kind === 'steady' ? andThen(given, goTo(given.state, target, asked, delayMs)) : given;
};

const markLost = (path: OpenPath, serial: number): OpenPath =>
  path.serial === serial ? { ...path, lost: true } : path;

const lost = (state: PathState, serial: number): PathStep => {
  if (state.kind === 'steady' && state.current.serial === serial)
    return stay({ ...state, current: markLost(state.current, serial) }, { kind: 'askSeat' });
  if (state.kind !== 'switching') return stay(state);
  if (state.next.serial !== serial) return stay({ ...state, current: markLost(state.current, serial) });
  const given = abandon(state);
  const told: PathEffect = state.asked
    ? { kind: 'confirm', success: false, error: 'the new path was refused' }
    : { kind: 'askSeat' };
  return { state: given.state, effects: [...given.effects, told] };
};

const ready = (state: PathState, serial: number): PathStep => {
  if (state.kind !== 'switching' || state.next.serial !== serial || state.confirmed) return stay(state);
  const confirm: PathEffect = { kind: 'confirm', success: true };
  if (state.asked) return stay({ ...state, confirmed: true }, confirm);
  const promoted = promote(state);
  return { state: promoted.state, effects: [confirm, ...promoted.effects] };
};

const overdue = (state: PathState, serial: number): PathStep => {
  if (state.kind !== 'switching' || state.next.serial !== serial) return stay(state);
  if (!state.asked) return promote(state);
  if (state.confirmed) return stay(state);
  return stay(
    { ...state, confirmed: true },
    { kind: 'confirm', success: false, error: 'the new path did not flow in time' },
  );
};

const completed = (state: PathState, mode: PathTarget['mode']): PathStep => {
  if (state.kind === 'switching' && state.next.target.mode === mode) return promote(state);
  if (state.kind === 'steady' && state.current.target.mode !== mode) return stay(state, { kind: 'askSeat' });
  return stay(state);
};

const moved = (state: PathState, room: SfuRoom): PathStep => {
  if (state.kind === 'none') return stay(state);
  const target: PathTarget = { mode: 'sfu', room };
  if (state.kind === 'switching' && state.next.target.mode === 'sfu') {
    const given = abandon(state);
    const again = begin({ current: state.current, nextSerial: state.nextSerial }, target, state.asked, OWN_PATIENCE_MS);
    return andThen(given, again);
  }
  // On the way to peer-to-peer the old room is needed no more.
  if (state.kind === 'switching' || state.current.target.mode === 'p2p') return stay(state);
  return begin({ ...state, current: { ...state.current, lost: true } }, target, false, OWN_PATIENCE_MS);
};

/** A router of another name means that the old one is gone, as after a restart of the server. */
const withoutOldRoom = (state: Steady | Switching, target: PathTarget): Steady | Switching => {
  const { current } = state;
  const isGone = current.target.mode === 'sfu' && target.mode === 'sfu' && !isAt(current, target);
  return isGone ? { ...state, current: { ...current, lost: true } } : state;
};

type Decide<K extends PathEvent['kind']> = (state: PathState, event: Extract<PathEvent, { kind: K }>) => PathStep;

const decisions: { readonly [K in PathEvent['kind']]: Decide<K> } = {
  seated: (state, { target }) => {
    if (state.kind !== 'none') return goTo(withoutOldRoom(state, target), target, false, OWN_PATIENCE_MS);
    const current = opened(state.nextSerial, target);
    return stay({ kind: 'steady', current, nextSerial: state.nextSerial + 1 }, { kind: 'open', path: current });
  },
  switchStarted: (state, { target, patienceMs }) =>
    state.kind === 'none' ? stay(state) : goTo(state, target, true, Math.max(0, patienceMs - MARGIN_MS)),
  switchCompleted: (state, { mode }) => completed(state, mode),
  switchFailed: (state) =>
    state.kind === 'switching' && !state.current.lost ? abandon(state) : stay(state, { kind: 'askSeat' }),
  roomMoved: (state, { room }) => moved(state, room),
  ready: (state, { serial }) => ready(state, serial),
  lost: (state, { serial }) => lost(state, serial),
  overdue: (state, { serial }) => overdue(state, serial),
};

/** Decides what happens to the paths; pure. */
export const decidePath = (state: PathState, event: PathEvent): PathStep => {
  const decide: (state: PathState, event: never) => PathStep = decisions[event.kind];
  return decide(state, event as never);
};

/**
 * One end of the way between the page's own world and the preload's isolated world. Both share the DOM and no objects; an event
 * dispatched in one runs the other's listener at once, and its detail is copied on the way. This function runs in both worlds, as
 * text, so it uses nothing but its parameters and `cloneValue`.
 */
import { cloneValue } from './codec.ts';

type Callable = (...args: unknown[]) => unknown;

/** A value on its way: functions and promises are named by number, the rest is copied. */
type Wrapped =
  | { readonly kind: 'function' | 'promise'; readonly id: number }
  | { readonly kind: 'list'; readonly items: readonly Wrapped[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Wrapped])[] }
  | { readonly kind: 'value'; readonly value: unknown };

type Word =
  | { readonly kind: 'call'; readonly serial: number; readonly id: number; readonly args: readonly Wrapped[] }
  | { readonly kind: 'return' | 'throw'; readonly serial: number; readonly value: Wrapped }
  | { readonly kind: 'settle'; readonly id: number; readonly isOk: boolean; readonly value: Wrapped };

/** What one world can do with the other. */
export interface BridgeEnd {
  /** Hands a value to the other world, under a name. Throws what cannot be copied, and what the other world throws. */
  give(name: string, value: unknown): void;
  /** Takes what the other world gives. */
  onGiven(take: (name: string, value: unknown) => void): void;
}

/** Makes one end. `mine` and `theirs` are names of events that the page cannot guess. */
export function createBridgeEnd(target: EventTarget, mine: string, theirs: string): BridgeEnd {
  let takeGiven: (name: string, value: unknown) => void = () => undefined;
  const functions: Callable[] = [(name, value) => takeGiven(name as string, value)];
  const known = new WeakMap<Callable, number>();
  const promises = new Map<number, (isOk: boolean, value: unknown) => void>();
  const answers = new Map<number, Word>();
  let lastPromise = 0;
  let lastSerial = 0;
  const say = (word: Word) => target.dispatchEvent(new CustomEvent(theirs, { detail: word }));

  const wrapFunction = (value: Callable): Wrapped => {
    const id = known.get(value) ?? functions.push(value) - 1;
    known.set(value, id);
    return { kind: 'function', id };
  };
  const wrapPromise = (value: Promise<unknown>): Wrapped => {
    lastPromise += 1;
    const id = lastPromise;
    const settle = (isOk: boolean, result: unknown) => {
      try {
        say({ kind: 'settle', id, isOk, value: wrap(result) });
      } catch (error) {
        say({ kind: 'settle', id, isOk: false, value: wrap(error) });
      }
    };
    value.then(
      (result) => settle(true, result),
      (error: unknown) => settle(false, error),
    );
    return { kind: 'promise', id };
  };
  const wrap = (value: unknown): Wrapped => {
    if (typeof value === 'function') return wrapFunction(value as Callable);
    if (value instanceof Promise) return wrapPromise(value);
    try {
      return { kind: 'value', value: cloneValue(value) };
    } catch (error) {
      // Something inside cannot be copied; perhaps it is a function that can be named instead.
      if (Array.isArray(value)) return { kind: 'list', items: value.map(wrap) };
      const isPlain = [Object.prototype, null].includes(Object.getPrototypeOf(value));
      if (!isPlain) throw error;
      return {
        kind: 'object',
        entries: Object.entries(value as object).map(([key, held]) => [key, wrap(held)] as const),
      };
    }
  };
  const unwrapFunction =
    (id: number): Callable =>
    (...args) => {
      lastSerial += 1;
      const serial = lastSerial;
      say({ kind: 'call', serial, id, args: args.map(wrap) });
      const answer = answers.get(serial);
      answers.delete(serial);
      if (answer?.kind === 'throw') throw unwrap(answer.value);
      return answer?.kind === 'return' ? unwrap(answer.value) : undefined;
    };
  const unwrap = (wrapped: Wrapped): unknown => {
    switch (wrapped.kind) {
      case 'function':
        return unwrapFunction(wrapped.id);
      case 'promise':
        return new Promise((resolve, reject) => {
          promises.set(wrapped.id, (isOk, value) => (isOk ? resolve(value) : reject(value)));
        });
      case 'list':
        return wrapped.items.map(unwrap);
      case 'object':
        return Object.fromEntries(wrapped.entries.map(([key, held]) => [key, unwrap(held)]));
      default:
        return wrapped.value;
    }
  };
  const answerCall = (serial: number, run: () => unknown) => {
    try {
      say({ kind: 'return', serial, value: wrap(run()) });
    } catch (error) {
      say({ kind: 'throw', serial, value: wrap(error) });
    }
  };
  const take = (word: Word) => {
    if (word.kind === 'call') answerCall(word.serial, () => functions[word.id]?.(...word.args.map(unwrap)));
    else if (word.kind === 'settle') {
      promises.get(word.id)?.(word.isOk, unwrap(word.value));
      promises.delete(word.id);
    } else answers.set(word.serial, word);
  };
  target.addEventListener(mine, (event) => take((event as CustomEvent<Word>).detail));
  return {
    give: (name, value) => void unwrapFunction(0)(name, value),
    onGiven(next) {
      takeGiven = next;
    },
  };
}

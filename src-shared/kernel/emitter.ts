/** Stops a subscription; safe to call more than once. */
export type Unsubscribe = () => void;

/** Subscribing side of an emitter. */
export interface Source<T> {
  on(listener: (value: T) => void): Unsubscribe;
}

/** Delivers synchronously, in order of subscription. Listeners must not throw: a throw reaches the emitting code. */
export interface Emitter<T> extends Source<T> {
  emit(value: T): void;
}

/** Builds an emitter for one kind of value. */
export const createEmitter = <T>(): Emitter<T> => {
  const listeners = new Set<(value: T) => void>();
  return {
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit(value) {
      // A copy, because a listener may unsubscribe itself or others while being told.
      for (const listener of Array.from(listeners)) listener(value);
    },
  };
};

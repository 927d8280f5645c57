import type { SerialQueue } from '../ports/index.ts';

/** Builds an empty queue. A failing task does not stop the ones behind it. */
export const createSerialQueue = (): SerialQueue => {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(key, task) {
      const before = tails.get(key) ?? Promise.resolve();
      const result = before.then(task, task);
      const tail = result.then(
        () => undefined,
        () => undefined,
      );
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      return result;
    },
    async drain() {
      await Promise.all(tails.values());
    },
  };
};

/** Closes one resource. */
export type Closer = () => void | Promise<void>;

/** Owns resources: whoever opens one registers its closing on the same line. */
export interface Scope {
  /** Registers a closer. On a scope that is already closed it runs at once, so nothing can leak. */
  onClose(closer: Closer): void;
  /** Closes everything in reverse order of opening. A failing closer does not stop the others; all failures are thrown together. */
  close(): Promise<void>;
  readonly closed: boolean;
}

/** Builds an open scope. */
export const createScope = (): Scope => {
  const closers: Closer[] = [];
  let closed = false;
  return {
    get closed() {
      return closed;
    },
    onClose(closer) {
      if (closed) void closer();
      else closers.push(closer);
    },
    async close() {
      closed = true;
      const failures: unknown[] = [];
      for (let closer = closers.pop(); closer; closer = closers.pop()) {
        try {
          await closer();
        } catch (failure) {
          failures.push(failure);
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, 'Some resources did not close');
    },
  };
};

import { type EventName, type PayloadOf, conformEvent } from './published.ts';

const WAIT_MS = 8_000;

interface Heard {
  readonly name: string;
  readonly payload: unknown;
  taken: boolean;
}

/** Everything that one socket was told, in order. */
export interface EventRecord {
  /** The first such event that no other wait took, past ones included; rejects with all that came instead. */
  waitFor<N extends EventName>(
    name: N,
    matches?: (payload: PayloadOf<N>) => boolean,
    timeoutMs?: number,
  ): Promise<PayloadOf<N>>;
  /** All events of this name so far, taken ones included. */
  received<N extends EventName>(name: N): PayloadOf<N>[];
  /** Names of all events so far. */
  names(): string[];
}

/** The writing side of a record. */
export interface EventRecorder extends EventRecord {
  /** Throws when the event is not as published, which no test survives. */
  add(name: string, payload: unknown): void;
}

/** Builds an empty record. */
export const createEventRecorder = (owner: string): EventRecorder => {
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();

  const take = (name: string, matches: (payload: never) => boolean): Heard | undefined => {
    const found = heard.find((event) => !event.taken && event.name === name && matches(event.payload as never));
    if (found) found.taken = true;
    return found;
  };

  return {
    add(name, payload) {
      heard.push({ name, payload: conformEvent(name, payload), taken: false });
      for (const look of waiting) look();
    },
    waitFor: (name, matches = () => true, timeoutMs = WAIT_MS) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = take(name, matches);
          if (!found) return;
          stop();
          resolve(found.payload as PayloadOf<typeof name>);
        };
        const timer = setTimeout(() => {
          stop();
          const seen = heard.map((event) => `${event.name} ${JSON.stringify(event.payload)}`).join('\n  ');
          reject(new Error(`${owner} waited ${timeoutMs} ms for ${name} in vain and heard:\n  ${seen}`));
        }, timeoutMs);
        const stop = () => {
          clearTimeout(timer);
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
    received: (name) =>
      heard.filter((event) => event.name === name).map(({ payload }) => payload as PayloadOf<typeof name>),
    names: () => heard.map(({ name }) => name),
  };
};

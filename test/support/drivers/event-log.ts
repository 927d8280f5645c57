const WAIT_MS = 8_000;

interface Heard {
  readonly name: string;
  readonly payload: unknown;
  taken: boolean;
}

/** Everything that one socket was told, in order, whatever the API. */
export interface EventLog {
  add(name: string, payload: unknown): void;
  /** The first such event that no other wait took, past ones included; rejects with all that came instead. */
  waitFor(name: string, matches: (payload: never) => boolean, timeoutMs?: number): Promise<unknown>;
  /** Payloads of all events of this name so far, taken ones included. */
  received(name: string): unknown[];
  /** Names of all events so far. */
  names(): string[];
}

/** Builds an empty log; `owner` is shown in failures. */
export const createEventLog = (owner: string): EventLog => {
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  return {
    add(name, payload) {
      heard.push({ name, payload, taken: false });
      for (const look of waiting) look();
    },
    waitFor: (name, matches, timeoutMs = WAIT_MS) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = heard.find((one) => !one.taken && one.name === name && matches(one.payload as never));
          if (!found) return;
          found.taken = true;
          stop();
          resolve(found.payload);
        };
        const timer = setTimeout(() => {
          stop();
          const seen = heard.map((one) => `${one.name} ${JSON.stringify(one.payload)}`).join('\n  ');
          reject(new Error(`${owner} waited ${timeoutMs} ms for ${name} in vain and heard:\n  ${seen}`));
        }, timeoutMs);
        const stop = () => {
          clearTimeout(timer);
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
    received: (name) => heard.filter((one) => one.name === name).map(({ payload }) => payload),
    names: () => heard.map(({ name }) => name),
  };
};

/** One value kept in this browser. What does not parse counts as absent; blocked storage counts as empty. */
export interface StoredValue<T> {
  read(): T | null;
  write(value: T): void;
  clear(): void;
}

/** The part of the Web Storage API that is needed here. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface StoredValueOptions<T> {
  /** Asked for late, because a browser that blocks storage throws already when it is looked at. */
  readonly storage: () => KeyValueStorage;
  readonly key: string;
  /** Gives null for everything that is not a T, whoever wrote it. */
  readonly parse: (value: unknown) => T | null;
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Binds a key of a storage to a type. A browser that blocks storage keeps the value for the life of the page. */
export const createStoredValue = <T>({ storage, key, parse }: StoredValueOptions<T>): StoredValue<T> => {
  let kept: string | null = null;
  const attempt = <R>(action: (area: KeyValueStorage) => R): R | undefined => {
    try {
      return action(storage());
    } catch {
      return undefined;
    }
  };
  return {
    read() {
      const text = attempt((area) => area.getItem(key)) ?? kept;
      return text === null ? null : parse(parseJson(text));
    },
    write(value) {
      const text = JSON.stringify(value);
      kept = text;
      attempt((area) => area.setItem(key, text));
    },
    clear() {
      kept = null;
      attempt((area) => area.removeItem(key));
    },
  };
};

/** A value as a record of unknown fields, or null: the first step of every parser of stored values. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;

/** A value as a text that is not empty, or null. */
export const asText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

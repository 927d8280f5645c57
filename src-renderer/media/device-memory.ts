const KEY = 'beckon.devices.v1';

/** The chosen devices of this browser. */
export interface DeviceChoices {
  readonly microphone: string | null;
  readonly camera: string | null;
  readonly speaker: string | null;
}

/** Keeps the chosen devices over reloads. */
export interface DeviceMemory {
  read(): DeviceChoices;
  remember(choice: Partial<DeviceChoices>): void;
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const parseChoices = (text: string | null): DeviceChoices => {
  let value: unknown = null;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    // Not ours: as good as nothing.
  }
  const fields = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  return {
    microphone: textOrNull(fields['microphone']),
    camera: textOrNull(fields['camera']),
    speaker: textOrNull(fields['speaker']),
  };
};

/** Builds the memory over a storage; what is stored there is checked when read. */
export const createDeviceMemory = (storage: Pick<Storage, 'getItem' | 'setItem'>): DeviceMemory => {
  const read = () => parseChoices(storage.getItem(KEY));
  return {
    read,
    remember: (choice) => storage.setItem(KEY, JSON.stringify({ ...read(), ...choice })),
  };
};

import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import { asRecord, createStoredValue, type StoredValue } from '#renderer/platform/index.ts';

/** Whether this person likes to come in with microphone and camera on; the last choice is kept. */
export interface MediaChoice {
  readonly microphone: boolean;
  readonly camera: boolean;
}

const parseChoice = (value: unknown): MediaChoice | null => {
  const { microphone, camera } = asRecord(value) ?? {};
  return typeof microphone === 'boolean' && typeof camera === 'boolean' ? { microphone, camera } : null;
};

/** The choice as kept in this browser. */
export const createMediaChoice = (): StoredValue<MediaChoice> =>
  createStoredValue({ storage: () => localStorage, key: 'beckon.media', parse: parseChoice });

/** Starts the devices as last time; both on for newcomers. Devices that are on already stay untouched. */
export const startByChoice = async (media: LocalMedia, choice: MediaChoice | null): Promise<void> => {
  const { microphone, camera } = media.store.getState();
  const wanted = choice ?? { microphone: true, camera: true };
  await Promise.all([
    wanted.microphone && !microphone.on ? media.setMicrophone(true) : undefined,
    wanted.camera && !camera.on ? media.setCamera(true) : undefined,
  ]);
};

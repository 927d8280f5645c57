import { createStore } from 'zustand/vanilla';
import type { LocalInput, LocalMedia, LocalMediaState } from '#renderer/media/local-media-state.ts';
import { FakeTrack } from './fake-tracks.ts';

const input = (track: FakeTrack | null): LocalInput => ({
  on: track !== null,
  track,
  deviceId: null,
  problem: null,
  starting: false,
  tookOver: null,
});

/** Devices that always work; `closed` counts how often they were let go of. */
export type FakeMedia = LocalMedia & { closed: number };

/** Builds a device with microphone and camera on. */
export const createFakeMedia = (): FakeMedia => {
  const store = createStore<LocalMediaState>(() => ({
    microphone: input(new FakeTrack('audio', 'own-mic')),
    camera: input(new FakeTrack('video', 'own-cam')),
    screen: null,
    cameras: [],
    microphones: [],
    speakers: [],
    speakerId: null,
  }));
  const set = (name: 'camera' | 'microphone', on: boolean) =>
    store.setState((state) => ({ [name]: { ...state[name], on } }));
  return {
    store,
    closed: 0,
    setMicrophone: async (on) => set('microphone', on),
    setCamera: async (on) => set('camera', on),
    selectMicrophone: async () => undefined,
    selectCamera: async () => undefined,
    selectSpeaker: () => undefined,
    async startScreen() {
      store.setState({ screen: { track: new FakeTrack('video', 'own-screen'), audioTrack: null } });
      return true;
    },
    stopScreen: () => store.setState({ screen: null }),
    close() {
      this.closed += 1;
    },
  };
};

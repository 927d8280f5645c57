import { createStore } from 'zustand/vanilla';
import type { LocalInput, LocalMedia, LocalMediaState } from '#renderer/media/local-media-state.ts';

export const inputOff: LocalInput = {
  on: false,
  track: null,
  deviceId: null,
  problem: null,
  starting: false,
  tookOver: null,
};

const noDevices: LocalMediaState = {
  microphone: inputOff,
  camera: inputOff,
  screen: null,
  cameras: [],
  microphones: [],
  speakers: [],
  speakerId: null,
};

/** A track that says what it is and nothing else. */
export const fakeTrack = (kind: 'audio' | 'video', id: string): MediaStreamTrack => ({ kind, id }) as MediaStreamTrack;

/** Devices that do as they are told; with a problem set they stay off, as real ones would. */
export const fakeMedia = (state: Partial<LocalMediaState> = {}): LocalMedia => {
  const store = createStore<LocalMediaState>(() => ({ ...noDevices, ...state }));
  const set = (name: 'microphone' | 'camera', on: boolean) =>
    store.setState((old) => ({ [name]: { ...old[name], on } }));
  return {
    store,
    setMicrophone: async (on) => set('microphone', on),
    setCamera: async (on) => set('camera', on),
    selectMicrophone: async () => undefined,
    selectCamera: async () => undefined,
    selectSpeaker: (speakerId) => store.setState({ speakerId }),
    startScreen: async () => true,
    stopScreen: () => undefined,
    close: () => undefined,
  };
};

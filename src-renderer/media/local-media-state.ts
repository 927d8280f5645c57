import type { StoreApi } from 'zustand/vanilla';

/** Why a device cannot be used; each has its own help text. */
export type DeviceProblem = 'denied' | 'missing' | 'inUse' | 'insecureContext' | 'unsupported' | 'failed';

/** One input of this device. `on` is what the person wants; `track` is there only while it is really captured. */
export interface LocalInput {
  readonly on: boolean;
  readonly track: MediaStreamTrack | null;
  readonly deviceId: string | null;
  readonly problem: DeviceProblem | null;
  readonly starting: boolean;
  /** The name of the device that took over by itself: the one before went away, or the chosen one came back. Null otherwise. */
  readonly tookOver: string | null;
}

/** Everything this device captures. */
export interface LocalMediaState {
  readonly microphone: LocalInput;
  readonly camera: LocalInput;
  readonly screen: { readonly track: MediaStreamTrack; readonly audioTrack: MediaStreamTrack | null } | null;
  readonly cameras: readonly MediaDeviceInfo[];
  readonly microphones: readonly MediaDeviceInfo[];
  readonly speakers: readonly MediaDeviceInfo[];
  readonly speakerId: string | null;
}

/** Capture of camera, microphone and screen, shared by lobby and call. Failures show up in the state, nothing rejects. */
export interface LocalMedia {
  readonly store: StoreApi<LocalMediaState>;
  setMicrophone(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  selectMicrophone(deviceId: string): Promise<void>;
  selectCamera(deviceId: string): Promise<void>;
  selectSpeaker(deviceId: string): void;
  /** Opens the browser's picker. Gives false when the person cancelled or it is not possible. */
  startScreen(): Promise<boolean>;
  stopScreen(): void;
  close(): void;
}

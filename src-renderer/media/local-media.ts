import { createStore, type StoreApi } from 'zustand/vanilla';
import { captureSizeFor } from './capture-size.ts';
import { createDeviceMemory } from './device-memory.ts';
import { type CaptureDevices, InputCapture } from './input-capture.ts';
import type { DeviceProblem, LocalInput, LocalMedia, LocalMediaState } from './local-media-state.ts';
import { ScreenCapture } from './screen-capture.ts';

interface LocalMediaOptions {
  /** Null where the browser offers none, as over plain http from another machine. */
  readonly devices: CaptureDevices | null;
  readonly isSecure: boolean;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
}

const ideal = (deviceId: string | null) => (deviceId === null ? {} : { deviceId: { ideal: deviceId } });

const microphoneConstraints = (deviceId: string | null): MediaStreamConstraints => ({
  audio: { ...ideal(deviceId), echoCancellation: true, noiseSuppression: true, autoGainControl: true },
});

const cameraConstraints = (deviceId: string | null): MediaStreamConstraints => {
  const { width, height, frameRate } = captureSizeFor(navigator.hardwareConcurrency);
  return {
    video: { ...ideal(deviceId), width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: frameRate } },
  };
};

const browserOptions = (): LocalMediaOptions => ({
  // The type says it is always there; in insecure contexts it is not.
  devices: 'mediaDevices' in navigator ? navigator.mediaDevices : null,
  isSecure: isSecureContext,
  storage: localStorage,
});

const off: LocalInput = { on: false, track: null, deviceId: null, problem: null, starting: false, tookOver: null };
const nothing: LocalMediaState = {
  microphone: off,
  camera: off,
  screen: null,
  cameras: [],
  microphones: [],
  speakers: [],
  speakerId: null,
};

class DeviceMedia implements LocalMedia {
  readonly store: StoreApi<LocalMediaState>;
  readonly #devices: CaptureDevices | null;
  readonly #memory;
  readonly #microphone: InputCapture;
  readonly #camera: InputCapture;
  readonly #screen: ScreenCapture;
  #listening = false;

  constructor({ devices, isSecure, storage }: LocalMediaOptions) {
    this.#devices = devices;
    this.#memory = createDeviceMemory(storage);
    const choices = this.#memory.read();
    const store = createStore<LocalMediaState>(() => ({ ...nothing, speakerId: choices.speaker }));
    this.store = store;
    const whyNone: DeviceProblem = isSecure ? 'unsupported' : 'insecureContext';
    const opened = () => void this.#listDevices();
    this.#microphone = new InputCapture({
      devices,
      whyNone,
      opened,
      constraints: microphoneConstraints,
      staysOpen: true,
      deviceId: choices.microphone,
      changed: (microphone) => store.setState({ microphone }),
    });
    this.#camera = new InputCapture({
      devices,
      whyNone,
      opened,
      constraints: cameraConstraints,
      staysOpen: false,
      deviceId: choices.camera,
      changed: (camera) => store.setState({ camera }),
    });
    this.#screen = new ScreenCapture(devices, (screen) => store.setState({ screen }));
    store.setState({ microphone: this.#microphone.state, camera: this.#camera.state });
    this.#listen();
  }

  setMicrophone(on: boolean): Promise<void> {
    this.#listen();
    return this.#microphone.set(on);
  }

  setCamera(on: boolean): Promise<void> {
    this.#listen();
    return this.#camera.set(on);
  }

  selectMicrophone(deviceId: string): Promise<void> {
    this.#memory.remember({ microphone: deviceId });
    return this.#microphone.select(deviceId);
  }

  selectCamera(deviceId: string): Promise<void> {
    this.#memory.remember({ camera: deviceId });
    return this.#camera.select(deviceId);
  }

  selectSpeaker(deviceId: string): void {
    this.#memory.remember({ speaker: deviceId });
    this.store.setState({ speakerId: deviceId });
  }

  startScreen(): Promise<boolean> {
    return this.#screen.start();
  }

  stopScreen(): void {
    this.#screen.stop();
  }

  close(): void {
    if (this.#listening) this.#devices?.removeEventListener('devicechange', this.#devicesChanged);
    this.#listening = false;
    this.#microphone.release();
    this.#camera.release();
    this.#screen.stop();
  }

  #listen(): void {
    if (this.#listening || !this.#devices) return;
    this.#listening = true;
    this.#devices.addEventListener('devicechange', this.#devicesChanged);
    void this.#listDevices();
  }

  readonly #devicesChanged = (): void => void this.#listDevices();

  async #listDevices(): Promise<void> {
    const all = await this.#enumerate();
    const of = (kind: MediaDeviceKind) => all.filter((device) => device.kind === kind);
    const cameras = of('videoinput');
    const microphones = of('audioinput');
    this.store.setState({ cameras, microphones, speakers: of('audiooutput') });
    if (!this.#listening) return;
    this.#camera.devicesChanged(cameras.map(({ deviceId }) => deviceId));
    this.#microphone.devicesChanged(microphones.map(({ deviceId }) => deviceId));
  }

  async #enumerate(): Promise<readonly MediaDeviceInfo[]> {
    try {
      return (await this.#devices?.enumerateDevices()) ?? [];
    } catch {
      // Forbidden by the page's policy: then there is nothing to choose from.
      return [];
    }
  }
}

/**
 * Captures this device's camera, microphone and screen. Nothing is opened before it is switched on. `close` lets go of all
 * devices; switching something on after that opens it again.
 */
export const createLocalMedia = (options: LocalMediaOptions = browserOptions()): LocalMedia => new DeviceMedia(options);

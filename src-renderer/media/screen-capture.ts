import { captureSizeFor } from './capture-size.ts';
import type { CaptureDevices } from './input-capture.ts';
import type { LocalMediaState } from './local-media-state.ts';

type Screen = LocalMediaState['screen'];

/** Captures the screen, with its sound where the browser offers it. */
export class ScreenCapture {
  readonly #devices: CaptureDevices | null;
  readonly #changed: (screen: Screen) => void;
  #screen: Screen = null;

  constructor(devices: CaptureDevices | null, changed: (screen: Screen) => void) {
    this.#devices = devices;
    this.#changed = changed;
  }

  /** Gives false when the person cancelled, or when this browser has no picker. */
  async start(): Promise<boolean> {
    if (!this.#devices || typeof this.#devices.getDisplayMedia !== 'function') return false;
    try {
      const { screenFrameRate } = captureSizeFor(navigator.hardwareConcurrency);
      const video = { frameRate: { ideal: screenFrameRate } };
      this.#show(await this.#devices.getDisplayMedia({ video, audio: true }));
      return this.#screen !== null;
    } catch {
      // Cancelling the picker is told as a refusal; the picker itself said everything else.
      return false;
    }
  }

  stop(): void {
    this.#screen?.track.stop();
    this.#screen?.audioTrack?.stop();
    this.#set(null);
  }

  #show(stream: MediaStream): void {
    const [track] = stream.getVideoTracks();
    const audioTrack = stream.getAudioTracks()[0] ?? null;
    if (!track) return;
    this.stop();
    // Letters stay sharp; fewer pictures per second are the lesser evil.
    track.contentHint = 'detail';
    // The browser has a stop button of its own.
    track.addEventListener('ended', () => this.#screen?.track === track && this.stop());
    audioTrack?.addEventListener('ended', () => {
      if (this.#screen?.audioTrack === audioTrack) this.#set({ track, audioTrack: null });
    });
    this.#set({ track, audioTrack });
  }

  #set(screen: Screen): void {
    if (this.#screen === screen) return;
    this.#screen = screen;
    this.#changed(screen);
  }
}

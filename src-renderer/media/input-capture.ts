import { toDeviceProblem } from './device-problem.ts';
import type { DeviceProblem, LocalInput } from './local-media-state.ts';

/** The browser's devices, as far as capture needs them. */
export type CaptureDevices = Pick<
  MediaDevices,
  'getUserMedia' | 'getDisplayMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

interface CaptureOptions {
  /** Null in insecure contexts and old browsers: nothing can be captured. */
  readonly devices: CaptureDevices | null;
  readonly whyNone: DeviceProblem;
  readonly constraints: (deviceId: string | null) => MediaStreamConstraints;
  /** A microphone stays open while muted, so that unmuting is instant and does not click; a camera really goes dark. */
  readonly staysOpen: boolean;
  readonly deviceId: string | null;
  readonly changed: (input: LocalInput) => void;
  /** A device was opened: its name may be known only now. */
  readonly opened: () => void;
}

const untroubled = { problem: null, starting: false, tookOver: null } as const;

/** Captures one input. What is captured follows what was last wished, also when wishes come faster than devices open. */
export class InputCapture {
  readonly #options: CaptureOptions;
  #state: LocalInput;
  #wantedId: string | null;
  /** What was asked for when the present track was opened. */
  #openedFor: string | null = null;
  /** The device went away while it was on; it comes back on by itself. */
  #missed = false;
  /** Let go of: nothing stays open, not even a muted microphone. */
  #released = true;
  #working: Promise<void> = Promise.resolve();
  /** The devices that were there last; null before they were first listed. */
  #present: readonly string[] | null = null;

  constructor(options: CaptureOptions) {
    this.#options = options;
    this.#wantedId = options.deviceId;
    this.#state = { on: false, track: null, deviceId: options.deviceId, ...untroubled };
  }

  get state(): LocalInput {
    return this.#state;
  }

  set(on: boolean): Promise<void> {
    this.#missed = false;
    this.#released = false;
    this.#patch({ on, problem: null });
    return this.#settle();
  }

  select(deviceId: string): Promise<void> {
    this.#wantedId = deviceId;
    this.#patch({ deviceId });
    return this.#settle();
  }

  /** Devices came or went. */
  devicesChanged(presentIds: readonly string[]): void {
    // Without permission all ids are empty and say nothing.
    const known = presentIds.filter((id) => id !== '');
    if (known.length === 0) return;
    const { track } = this.#state;
    const id = track?.getSettings().deviceId;
    const hasReturned = this.#hasReturned(known);
    this.#present = known;
    if (track && id !== undefined && !known.includes(id)) this.#ended(track);
    else if (this.#missed) void this.set(true);
    else if (hasReturned && id !== undefined && id !== this.#wantedId) this.#takeBack(id);
  }

  release(): void {
    this.#missed = false;
    this.#released = true;
    this.#stop();
    this.#patch({ on: false, problem: null });
  }

  /** True when the chosen device was plugged in again. */
  #hasReturned(known: readonly string[]): boolean {
    const wantedId = this.#wantedId;
    return wantedId !== null && known.includes(wantedId) && this.#present?.includes(wantedId) === false;
  }

  #settle(): Promise<void> {
    this.#working = this.#working.then(() => this.#work());
    return this.#working;
  }

  async #work(): Promise<void> {
    while (this.#mustOpen()) await this.#open();
    const { on, track } = this.#state;
    if (track && this.#staysOpen()) track.enabled = on;
    else if (!on) this.#stop();
    if (this.#state.starting) this.#patch({ starting: false });
  }

  #mustOpen(): boolean {
    const { on, track } = this.#state;
    const isOpen = track?.readyState === 'live';
    if (isOpen && this.#openedFor === this.#wantedId) return false;
    return on || (isOpen && this.#staysOpen());
  }

  #staysOpen(): boolean {
    return this.#options.staysOpen && !this.#released;
  }

  async #open(): Promise<void> {
    const { devices, whyNone, constraints } = this.#options;
    if (!devices) return this.#failed(whyNone);
    const wantedId = this.#wantedId;
    this.#patch({ starting: true });
    try {
      const stream = await devices.getUserMedia(constraints(wantedId));
      const [track] = stream.getTracks();
      if (!track) return this.#failed('failed');
      this.#opened(track, wantedId);
    } catch (failure) {
      this.#failed(toDeviceProblem(failure));
    }
  }

  #opened(track: MediaStreamTrack, wantedId: string | null): void {
    track.enabled = this.#state.on;
    track.addEventListener('ended', () => this.#ended(track));
    const old = this.#state.track;
    this.#openedFor = wantedId;
    this.#patch({ track, deviceId: track.getSettings().deviceId ?? wantedId, problem: null, tookOver: null });
    // The new one is there before the old one goes, so nobody hears or sees a gap.
    old?.stop();
    this.#options.opened();
  }

  #failed(problem: DeviceProblem): void {
    // A working device is kept when the one that was chosen instead does not open.
    const isKept = this.#state.track?.readyState === 'live';
    if (isKept) this.#wantedId = this.#openedFor;
    this.#patch(isKept ? { problem, deviceId: this.#openedFor } : { problem, track: null, on: false });
  }

  /** The device was unplugged or taken away: another one may do. */
  #ended(track: MediaStreamTrack): void {
    if (this.#state.track !== track) return;
    const wasOn = this.#state.on;
    track.stop();
    this.#patch({ track: null });
    if (!wasOn) return;
    void this.#settle().then(() => {
      this.#missed = this.#state.problem === 'missing';
      this.#tellTakeOver();
    });
  }

  /** The chosen device is there again, so it takes over from the one that stood in for it. */
  #takeBack(standInId: string): void {
    this.#openedFor = standInId;
    void this.#settle().then(() => this.#tellTakeOver());
  }

  #tellTakeOver(): void {
    const { track } = this.#state;
    if (track?.readyState === 'live') this.#patch({ tookOver: track.label });
  }

  #stop(): void {
    this.#state.track?.stop();
    if (this.#state.track) this.#patch({ track: null });
  }

  #patch(change: Partial<LocalInput>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.changed(this.#state);
  }
}

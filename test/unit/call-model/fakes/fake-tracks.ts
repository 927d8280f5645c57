/** A track that captures nothing; tests end it, and look whether it was stopped. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  contentHint = '';
  enabled = true;
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly muted = false;
  readyState: MediaStreamTrackState = 'live';
  onended = null;
  onmute = null;
  onunmute = null;
  readonly #deviceId: string | undefined;

  constructor(kind: 'audio' | 'video', id: string, deviceId?: string) {
    super();
    this.kind = kind;
    this.id = id;
    this.#deviceId = deviceId;
    this.label = deviceId ?? '';
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** The device is gone, or the browser's own button was pressed. */
  end(): void {
    this.stop();
    this.dispatchEvent(new Event('ended'));
  }

  async applyConstraints(): Promise<void> {}

  clone(): MediaStreamTrack {
    return new FakeTrack(this.kind === 'audio' ? 'audio' : 'video', `${this.id}-clone`);
  }

  getCapabilities(): MediaTrackCapabilities {
    return {};
  }

  getConstraints(): MediaTrackConstraints {
    return {};
  }

  getSettings(): MediaTrackSettings {
    return this.#deviceId === undefined ? {} : { deviceId: this.#deviceId };
  }
}

/** A stream of fake tracks. */
export class FakeStream extends EventTarget implements MediaStream {
  readonly active = true;
  readonly id = 'stream';
  onaddtrack = null;
  onremovetrack = null;
  readonly #tracks: MediaStreamTrack[];

  constructor(tracks: MediaStreamTrack[] = []) {
    super();
    this.#tracks = tracks;
  }

  addTrack(track: MediaStreamTrack): void {
    this.#tracks.push(track);
  }

  clone(): MediaStream {
    return new FakeStream([...this.#tracks]);
  }

  getAudioTracks(): MediaStreamTrack[] {
    return this.#tracks.filter(({ kind }) => kind === 'audio');
  }

  getTrackById(id: string): MediaStreamTrack | null {
    return this.#tracks.find((track) => track.id === id) ?? null;
  }

  getTracks(): MediaStreamTrack[] {
    return [...this.#tracks];
  }

  getVideoTracks(): MediaStreamTrack[] {
    return this.#tracks.filter(({ kind }) => kind === 'video');
  }

  removeTrack(track: MediaStreamTrack): void {
    const index = this.#tracks.indexOf(track);
    if (index >= 0) this.#tracks.splice(index, 1);
  }
}

import type { CancelTimer } from '#shared/kernel/clock.ts';
import type { WireFailure } from '#renderer/client/client-types.ts';
import type { MediaEngine } from './media-engine.ts';
import type { SfuTransport } from './sfu-device.ts';
import type { SfuReceiveSignaling } from './sfu-signaling.ts';

/** How long a lost line may come back by itself. */
const PATIENCE_MS = 1_000;
const RETRY_MS = 3_000;
/** A first connection takes a moment on slow devices. */
const CONNECT_MS = 6_000;

interface GuardOptions {
  readonly transport: SfuTransport;
  readonly signaling: Pick<SfuReceiveSignaling, 'restartIce'>;
  readonly engine: MediaEngine;
  /** The server does not know this transport any more. */
  readonly lost: () => void;
}

/** Failures that only the line is to blame for. */
export const isLineFailure = ({ code }: WireFailure): boolean => code === 'OFFLINE' || code === 'TIMEOUT';

/** Watches one transport to the SFU and restarts ICE until the media flows again. */
export class SfuTransportGuard {
  readonly #options: GuardOptions;
  #timer: CancelTimer | null = null;
  #restarts = 0;
  #closed = false;

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  stateChanged(): void {
    if (this.#options.transport.state() === 'connected') this.#restarts = 0;
    this.#plan();
  }

  /** The way to the server is back. */
  refresh(): void {
    const state = this.#options.transport.state();
    if (state !== 'connected' && state !== 'new') void this.#restart();
  }

  close(): void {
    this.#closed = true;
    this.#timer?.();
  }

  #plan(): void {
    this.#timer?.();
    this.#timer = null;
    const delayMs = this.#delayMs();
    if (this.#closed || delayMs === null) return;
    this.#timer = this.#options.engine.clock.schedule(delayMs, () => void this.#restart());
  }

  #delayMs(): number | null {
    const state = this.#options.transport.state();
    if (state === 'connected' || state === 'new' || state === 'closed') return null;
    if (state === 'connecting') return CONNECT_MS;
    if (this.#restarts > 0) return RETRY_MS;
    return state === 'failed' ? 0 : PATIENCE_MS;
  }

  async #restart(): Promise<void> {
    const { transport, signaling, engine, lost } = this.#options;
    this.#restarts += 1;
    const answer = await signaling.restartIce(transport.id);
    if (this.#closed) return;
    if (!answer.ok && !isLineFailure(answer.error)) return lost();
    try {
      if (answer.ok) await transport.restartIce(answer.value);
    } catch (failure) {
      if (!this.#closed) engine.report(failure);
    }
    this.#plan();
  }
}

import type { WireFailure } from '#renderer/client/client-types.ts';

/** Carries a failure of the server through mediasoup-client, which only knows exceptions. */
export class SfuRefusal extends Error {
  readonly failure: WireFailure;

  constructor(failure: WireFailure) {
    super(failure.message);
    this.name = 'SfuRefusal';
    this.failure = failure;
  }
}

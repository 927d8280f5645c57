import { type Outcome, fail } from '#shared/contract/index.ts';
import { attempt } from './outcomes.ts';
import type { Owned } from './media-objects.ts';

/** Anything of mediasoup that tells when it closes. */
interface Closing {
  readonly observer: { once(event: 'close', listener: () => void): unknown };
}

/** Limits how many objects of one kind one participant can have at a time, also when all are asked for at once. */
export interface Quota {
  /** Makes one more object, which counts until it closes; MEDIA_FAILED when the owner has too many. */
  make<T extends Closing>(owner: Owned, ask: () => Promise<T>): Promise<Outcome<T>>;
}

/** Objects that the media server API makes for nobody share one owner per call, so that owner gets more. */
const NOBODY_FACTOR = 32;

/** `things` completes the sentence "too many …". */
export const createQuota = (limit: number, things: string): Quota => {
  const taken = new Map<string, number>();
  return {
    async make({ callId, participantId }, ask) {
      const owner = `${callId} ${participantId ?? ''}`;
      const most = participantId ? limit : limit * NOBODY_FACTOR;
      const count = taken.get(owner) ?? 0;
      if (count >= most) {
        return fail('MEDIA_FAILED', `There are too many ${things} of this participant: at most ${most} are allowed.`);
      }
      const release = (): void => {
        const left = (taken.get(owner) ?? 1) - 1;
        if (left > 0) taken.set(owner, left);
        else taken.delete(owner);
      };
      taken.set(owner, count + 1);
      const made = await attempt(ask);
      if (made.ok) made.value.observer.once('close', release);
      else release();
      return made;
    },
  };
};

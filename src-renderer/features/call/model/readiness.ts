import type { MediaPathState, RemoteParticipant, TrackKey } from '#renderer/media/media-path.ts';
import { trackKey } from '#renderer/media/media-path.ts';

interface Question {
  readonly current: Pick<MediaPathState, 'tracks'>;
  readonly next: MediaPathState;
  readonly remotes: readonly RemoteParticipant[];
  readonly isHidden: (key: TrackKey) => boolean;
}

/**
 * What must flow on the new path before the old one may go: all that the others say to send and that the old path delivers.
 * Unreachable people, hidden pictures and what did not come anyway are not waited for.
 */
const requiredKeys = ({ current, remotes, isHidden }: Question): readonly TrackKey[] =>
  remotes
    .filter(({ reachable }) => reachable)
    .flatMap(({ id, sends }) => sends.map((source) => trackKey(id, source)))
    .filter((key) => current.tracks.get(key)?.flowing === true && !isHidden(key));

/** True when nothing is lost by dropping the old path, and the own tracks are on their way over the new one. */
export const isReady = (question: Question): boolean => {
  const { link, sending, tracks } = question.next;
  return link === 'connected' && sending && requiredKeys(question).every((key) => tracks.get(key)?.flowing === true);
};

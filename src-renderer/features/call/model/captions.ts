import type { Outbound } from '#renderer/client/catalog.ts';
import type { CaptionEntry } from './call-view.ts';

/** So many lines are kept; older ones are in the transcript. */
const KEPT = 50;

/** Takes a caption in: the words of one breath replace each other until they are final. */
export const withCaption = (
  captions: readonly CaptionEntry[],
  caption: Outbound<'transcription'>,
): readonly CaptionEntry[] => {
  const { participantId, username, text, translation, isFinal } = caption;
  const open = captions.find((entry) => entry.participantId === participantId && !entry.isFinal);
  const at = Date.parse(caption.timestamp);
  const entry: CaptionEntry = {
    id: open?.id ?? `${participantId}@${at}`,
    participantId,
    name: username,
    text: translation ?? text,
    original: text,
    isFinal,
    at: open?.at ?? at,
  };
  return [...captions.filter((other) => other !== open && other.id !== entry.id), entry].slice(-KEPT);
};

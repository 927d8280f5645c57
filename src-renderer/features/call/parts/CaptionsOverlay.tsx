import { cssVars } from '#renderer/ui/css-vars.ts';
import { useNow } from '#renderer/ui/use-now.ts';
import { type CaptionSize, captionScales } from '../layout/caption-size.ts';
import { freshCaptions } from '../layout/fresh-captions.ts';
import type { CaptionEntry } from '../model/call-view.ts';
import styles from './Captions.module.css';

export interface CaptionsOverlayProps {
  readonly captions: readonly CaptionEntry[];
  readonly size: CaptionSize;
}

/** What is being said, over the pictures. Screen readers read the list in the panel instead, once each line is final. */
export const CaptionsOverlay = ({ captions, size }: CaptionsOverlayProps) => {
  const lines = freshCaptions(captions, useNow(1000));
  if (lines.length === 0) return null;
  return (
    <div
      className={styles.overlay}
      style={cssVars({ '--scale': captionScales[size] })}
      data-testid="captions"
      aria-hidden
    >
      {lines.map((line) => (
        <p key={line.id} className={styles.line} data-final={line.isFinal}>
          <strong>{line.name}</strong> {line.text}
        </p>
      ))}
    </div>
  );
};

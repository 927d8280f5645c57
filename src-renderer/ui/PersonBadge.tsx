import { use, useState } from 'react';
import { cssVars } from './css-vars.ts';
import { hueOf, initialsOf } from './initials.ts';
import styles from './PersonBadge.module.css';
import { PictureOrigin, toPictureSource } from './picture-origin.ts';

export interface PersonBadgeProps {
  readonly name: string;
  /** A picture of the person; initials stand where it is missing or cannot be loaded. */
  readonly avatar?: string | null | undefined;
  readonly size?: number | string;
}

/** A person as a coloured disc with picture or initials. Decorative: the name always stands beside it. */
export const PersonBadge = ({ name, avatar, size = 40 }: PersonBadgeProps) => {
  const source = toPictureSource(use(PictureOrigin), avatar);
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span aria-hidden className={styles.badge} style={cssVars({ '--size': toLength(size), '--hue': hueOf(name) })}>
      {source !== null && source !== broken ? (
        <img src={source} alt="" draggable={false} onError={() => setBroken(source)} />
      ) : (
        <span>{initialsOf(name)}</span>
      )}
    </span>
  );
};

const toLength = (size: number | string) => (typeof size === 'number' ? `${size}px` : size);

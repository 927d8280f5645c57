import { cssVars } from './css-vars.ts';
import { hueOf, initialsOf } from './initials.ts';
import styles from './PersonBadge.module.css';

/** A person as a coloured disc with initials. Decorative: the name always stands beside it. */
export const PersonBadge = ({ name, size = 40 }: { readonly name: string; readonly size?: number | string }) => (
  <span aria-hidden className={styles.badge} style={cssVars({ '--size': toLength(size), '--hue': hueOf(name) })}>
    <span>{initialsOf(name)}</span>
  </span>
);

const toLength = (size: number | string) => (typeof size === 'number' ? `${size}px` : size);

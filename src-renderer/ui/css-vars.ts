import type { CSSProperties } from 'react';

/** Custom properties for a `style`: how parts hand numbers to their style sheets. React's type knows only the standard ones. */
export const cssVars = (values: Readonly<Record<`--${string}`, string | number>>): CSSProperties => values;

import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties are how parts hand numbers to their style sheets. */
    [name: `--${string}`]: string | number | undefined;
  }
}

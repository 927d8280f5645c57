import { useEffect, useRef, type ReactNode } from 'react';
import { claimRouteFocus } from './route-focus.ts';

const APP = 'Beckon';

export interface ScreenHeadingProps {
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/**
 * The one h1 of a screen; also the title of the page. After a change of route it takes the focus, so that keyboards and
 * screen readers follow.
 */
export const ScreenHeading = ({ children, className }: ScreenHeadingProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (claimRouteFocus()) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${heading.current?.textContent ?? ''} · ${APP}`;
  });
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
};

import { useEffect, useRef, type ReactNode } from 'react';
import { claimRouteFocus } from './route-focus.ts';

/** The one h1 of a screen. After a change of route it takes the focus, so that keyboards and screen readers follow. */
export const ScreenHeading = ({ children, className }: { readonly children: ReactNode; readonly className?: string }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (claimRouteFocus()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
};

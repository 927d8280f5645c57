import { createContext, use, type ComponentPropsWithRef, type MouseEvent } from 'react';

/** Goes to a page of the app without loading it anew. */
export type Go = (href: string) => void;

const NavigationContext = createContext<Go>((href) => window.location.assign(href));

/** Gives the parts below it the router's way to change pages. */
export const NavigationProvider = NavigationContext;

/** The way to another page, for buttons and after work is done. */
export const useGo = (): Go => use(NavigationContext);

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A real link, so that it can be opened in another tab; a plain click stays in the app. */
export const AppLink = ({ href, onClick, ...others }: ComponentPropsWithRef<'a'> & { readonly href: string }) => {
  const go = useGo();
  return (
    <a
      {...others}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isPlainClick(event)) return;
        event.preventDefault();
        go(href);
      }}
    />
  );
};

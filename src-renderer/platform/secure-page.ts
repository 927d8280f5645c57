/** Why this page may not use camera and microphone, and where it could. */
export interface InsecurePage {
  /** The same page over https, on the same port. */
  readonly secureUrl: string;
  /** Plain words on trusting the certificate of this server. */
  readonly trustUrl: string;
}

/** Null on a page that browsers trust: https, or this very computer. */
export const findInsecurePage = (page: Pick<Window, 'isSecureContext' | 'location'> = window): InsecurePage | null => {
  if (page.isSecureContext) return null;
  const secure = new URL(page.location.href);
  secure.protocol = 'https:';
  return { secureUrl: secure.href, trustUrl: new URL('/trust', page.location.href).href };
};

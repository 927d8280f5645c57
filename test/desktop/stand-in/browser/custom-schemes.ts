/**
 * Chromium refuses a scheme it does not know before anything could answer for it. So the pages of `app://host/path` live at
 * `https://host.app.standin/path`, which no resolver knows; every request to it is answered here and none leaves the machine.
 */
const SUFFIX = '.standin';
const schemes = new Set<string>();

export const addScheme = (scheme: string): void => void schemes.add(scheme);

const ownScheme = (url: string): string | undefined => {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1];
  return scheme !== undefined && schemes.has(scheme) ? scheme : undefined;
};

/** How Chromium must see this address. */
export const toBrowserUrl = (url: string): string => {
  const scheme = ownScheme(url);
  if (scheme === undefined) return url;
  const [host = '', ...path] = url.slice(`${scheme}://`.length).split('/');
  return `https://${host === '' ? 'app' : host}.${scheme}${SUFFIX}/${path.join('/')}`;
};

const MAPPED = /^https:\/\/([^/]+)\.([a-z0-9+-]+)\.standin(?=\/|$)/;

/** How the app must see this address. */
export const toAppUrl = (url: string): string => url.replace(MAPPED, '$2://$1');

/** The scheme of an address that the app answers itself. */
export const schemeOf = (browserUrl: string): string | undefined => MAPPED.exec(browserUrl)?.[2];

/** What Fetch interception must catch so that nothing of these schemes leaves the machine. */
export const OWN_SCHEMES_PATTERN = `https://*${SUFFIX}/*`;

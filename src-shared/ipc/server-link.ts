/** Where a link, an address or a `beckon:` link leads. */
export interface ServerLink {
  /** `https://host:port`, or http for this very machine. */
  readonly origin: string;
  /** The screen there, from the first slash; `/` for the server as such. */
  readonly path: string;
  /** `sha256:` and hex digits: which certificate authority the server must show; null when the link does not say. */
  readonly fingerprint: string | null;
}

/** Where servers listen unless told otherwise. */
const USUAL_PORT = '8787';
/** What a person may type: scheme, host, port, path, query and fragment, all but the host optional. */
const ADDRESS =
  /^(?:(?<scheme>https?|beckon):\/\/)?(?<host>[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:.]+\])(?::(?<port>\d{1,5}))?(?<path>\/[^?#\s]*)?(?<query>\?[^#\s]*)?(?:#(?<fragment>\S*))?$/i;
const FINGERPRINT = /^sha256:[\da-f]{64}$/;
const LOOPBACK = /^(localhost|127\.[\d.]+|\[::1\])$/;
/** Screens that a link from outside may open; everything else opens the start screen. */
const PUBLIC_PATH = /^\/(join|meet)\/[^/]+$/;

const portOf = (given: string | undefined, isWeb: boolean, isHttp: boolean): string | null => {
  if (given === undefined) {
    if (!isWeb) return USUAL_PORT;
    return isHttp ? '80' : '443';
  }
  const port = Number(given);
  return port > 0 && port < 65_536 ? String(port) : null;
};

/** The usual port of a scheme is left out, as browsers do. */
const originOf = (scheme: string, host: string, port: string): string =>
  port === (scheme === 'https' ? '443' : '80') ? `${scheme}://${host}` : `${scheme}://${host}:${port}`;

/** Reads an invite link, a `beckon:` link, or an address with or without a port; null for anything else. */
export const parseServerLink = (text: string): ServerLink | null => {
  const found = ADDRESS.exec(text.trim())?.groups;
  const host = found?.['host']?.toLowerCase();
  if (!found || host === undefined) return null;
  const scheme = found['scheme']?.toLowerCase();
  const isHttp = scheme === 'http' || (scheme === 'beckon' && found['query'] === '?tls=off');
  const port = portOf(found['port'], scheme === 'http' || scheme === 'https', isHttp);
  if (port === null) return null;
  const path = found['path'] ?? '/';
  const fragment = found['fragment']?.toLowerCase() ?? '';
  return {
    origin: originOf(isHttp ? 'http' : 'https', host, port),
    path: PUBLIC_PATH.test(path) ? path : '/',
    fingerprint: FINGERPRINT.test(fragment) ? fragment : null,
  };
};

/** Adds the fingerprint to a link, behind the `#`, which browsers keep to themselves. Links that have a fragment stay as they are. */
export const withFingerprint = (url: string, fingerprint: string | null): string =>
  fingerprint === null || url.includes('#') ? url : `${url}#${fingerprint}`;

/** True for an origin on this very machine. */
export const isLoopbackOrigin = (origin: string): boolean => LOOPBACK.test(hostOf(origin));

/** The host of an origin, IPv6 in brackets. */
const hostOf = (origin: string): string => ADDRESS.exec(origin)?.groups?.['host'] ?? '';

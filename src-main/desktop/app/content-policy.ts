/**
 * The content security policy of the app's pages. Scripts come from the app alone; the only other place that a page may talk to
 * is the chosen server, by its origin (`https://192.168.1.5:8787`); null before one is chosen.
 */
export const contentPolicy = (serverOrigin: string | null): string => {
  const server = serverOrigin === null ? [] : [serverOrigin];
  const sockets = server.map((origin) => origin.replace(/^http/, 'ws'));
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', ...server],
    'media-src': ["'self'", 'blob:', 'mediastream:', ...server],
    'connect-src': ["'self'", ...server, ...sockets],
    'worker-src': ["'self'", 'blob:'],
    'font-src': ["'self'", 'data:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
};

import { extname, resolve, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
};

/** The small windows of calls have a page of their own, which is there sooner. */
const CALL_WINDOW = '/call-window/';

/** One file of the client, as an address of the app's scheme asks for it. */
export interface ClientFile {
  readonly path: string;
  readonly type: string;
  /** The page itself, which alone carries the content security policy's meaning. */
  readonly isPage: boolean;
}

/** Where an address leads inside the client's folder; null for what would lead out of it. All other screens are the one page. */
export const findClientFile = (folder: string, pathname: string): ClientFile | null => {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const extension = extname(decoded);
  const type = types[extension];
  if (type === undefined || extension === '.html') {
    const page = decoded.startsWith(CALL_WINDOW) ? 'call-window.html' : 'index.html';
    return { path: resolve(folder, page), type: 'text/html; charset=utf-8', isPage: true };
  }
  const path = resolve(folder, `.${decoded.startsWith('/') ? '' : '/'}${decoded}`);
  return path.startsWith(folder + sep) ? { path, type, isPage: false } : null;
};

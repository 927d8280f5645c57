/** Where the text that somebody typed or pasted leads. */
export type JoinTarget =
  | { readonly kind: 'link'; readonly token: string }
  | { readonly kind: 'meeting'; readonly conversationId: string }
  /** Another server: the browser has to go there. */
  | { readonly kind: 'elsewhere'; readonly url: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown' };

const CODE = /^[a-z]{3}[\s-]?[a-z]{4}[\s-]?[a-z]{3}$/i;
const LOOKS_LIKE_ADDRESS = /^(https?:\/\/|[^\s/]+(:\d+)?\/(join|meet)\/)/i;

const normalizeCode = (text: string): string => {
  const letters = text.toLowerCase().replaceAll(/[^a-z]/g, '');
  return [letters.slice(0, 3), letters.slice(3, 7), letters.slice(7)].join('-');
};

const parseUrl = (text: string, origin: string): URL | null => {
  const scheme = new URL(origin).protocol;
  return URL.parse(/^https?:/i.test(text) ? text : `${scheme}//${text}`);
};

const fromUrl = (url: URL, origin: string): JoinTarget => {
  const [, area, id] = url.pathname.split('/');
  if (!id || (area !== 'join' && area !== 'meet')) return { kind: 'unknown' };
  if (url.host !== new URL(origin).host) return { kind: 'elsewhere', url: url.href };
  return area === 'join' ? { kind: 'link', token: id } : { kind: 'meeting', conversationId: id };
};

/** Understands a full link of this or another server, and a code with or without its dashes, in any case. */
export const parseJoinTarget = (text: string, origin: string): JoinTarget => {
  const given = text.trim();
  if (given === '') return { kind: 'empty' };
  if (CODE.test(given)) return { kind: 'link', token: normalizeCode(given) };
  if (!LOOKS_LIKE_ADDRESS.test(given)) return { kind: 'unknown' };
  const url = parseUrl(given, origin);
  return url ? fromUrl(url, origin) : { kind: 'unknown' };
};

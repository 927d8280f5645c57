import type { IncomingHttpHeaders } from 'node:http';

const BEARER = /^Bearer\s+(\S+)$/i;

/** The token of a request, in any of the published spellings: `Authorization: Bearer` or `x-auth-token`. */
export const bearerOf = (headers: IncomingHttpHeaders): string | undefined => {
  const bearer = BEARER.exec(headers.authorization ?? '')?.[1];
  const other = headers['x-auth-token'];
  return bearer ?? (typeof other === 'string' && other.length > 0 ? other : undefined);
};

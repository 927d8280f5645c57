import { createContext } from 'react';

/** Where the server of this page keeps pictures; '' where the page itself came from. */
export const PictureOrigin = createContext('');

/** The address of somebody's picture here; null for none, and for pictures elsewhere, of which nobody else should know. */
export const toPictureSource = (origin: string, avatar: string | null | undefined): string | null => {
  if (!avatar) return null;
  if (avatar.startsWith('/avatars/')) return origin + avatar;
  return avatar.startsWith('data:image/') ? avatar : null;
};

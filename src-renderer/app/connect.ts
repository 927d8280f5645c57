import i18next from 'i18next';
import type { Connect } from './live-connection.ts';

/** Connects to the server that served the page, with captions in the language of the app. */
export const connect: Connect = async (token) => {
  const { connectToServer } = await import('#renderer/client/server-connection.ts');
  return connectToServer({ url: '', token, language: i18next.language });
};

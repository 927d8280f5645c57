import i18next from 'i18next';
import type { Connect } from './live-connection.ts';

/** Opens connections to one server, with captions in the language of the app. '' is the server that served the page. */
export const createConnect =
  (url: string): Connect =>
  async (token) => {
    const { connectToServer } = await import('#renderer/client/server-connection.ts');
    return connectToServer({ url, token, language: i18next.language });
  };

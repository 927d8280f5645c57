import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** How a translator behaves. */
export type TranslatorMood = 'able' | 'broken' | 'silent';

/** A translation server that speaks the LibreTranslate API and knows every language by its code alone: `[fr] Hello`. */
export interface Translator {
  readonly url: string;
  mood: TranslatorMood;
  close(): void;
}

/** Starts one on a free port of this machine. */
export const startTranslator = async (mood: TranslatorMood = 'able'): Promise<Translator> => {
  const translator = { mood };
  const server = createServer((request, response) => {
    void json(request).then((asked) => {
      const { q, target } = asked as { q: string; target: string };
      if (translator.mood === 'silent') return;
      const isAble = translator.mood === 'able';
      response.writeHead(isAble ? 200 : 500, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isAble ? { translatedText: `[${target}] ${q}` } : {}));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(translator, {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
};

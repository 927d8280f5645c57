import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A translation server that speaks the LibreTranslate API and knows every language by its code alone: `[fr] Hello`. */
export interface Translator {
  readonly url: string;
  /** While true, every request fails. */
  isBroken: boolean;
  close(): void;
}

/** Starts one on a free port of this machine. */
export const startTranslator = async (): Promise<Translator> => {
  const translator = { isBroken: false };
  const server = createServer((request, response) => {
    void json(request).then((asked) => {
      const { q, target } = asked as { q: string; target: string };
      response.writeHead(translator.isBroken ? 500 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(translator.isBroken ? {} : { translatedText: `[${target}] ${q}` }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(translator, {
    url: `http://127.0.0.1:${port}`,
    close: () => void server.close(),
  });
};

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Strict } from './strict.ts';

/** Electron's `net`: as Node fetches, and files besides. */
class Net extends Strict {
  readonly online = true;

  isOnline(): boolean {
    return this.online;
  }

  async fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith('file:')) return fetch(input, init);
    return new Response(await readFile(fileURLToPath(url)));
  }
}

export const net = new Net();

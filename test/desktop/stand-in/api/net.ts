import { readFile } from 'node:fs/promises';
import { type ClientRequest, type RequestOptions, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
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

  /** Node's own request has all that is asked of Electron's: its events, and `end` and `abort`. */
  request({ protocol, hostname, port, path, method, headers }: RequestOptions): ClientRequest {
    const options = { protocol, hostname, port, path, method, headers };
    return protocol === 'http:' ? requestPlain(options) : requestSecure(options);
  }
}

export const net = new Net();

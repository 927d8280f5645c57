import type { CustomScheme } from 'electron';
import { addScheme } from '../browser/custom-schemes.ts';
import { Strict } from './strict.ts';

/** Answers a request for an address of the app's own scheme. */
export type SchemeHandler = (request: Request) => Response | Promise<Response>;

export let findSchemeHandler: (protocol: Protocol, scheme: string) => SchemeHandler | undefined;

/** Electron's `protocol`, as far as the app's own schemes go. */
export class Protocol extends Strict {
  readonly #handlers = new Map<string, SchemeHandler>();

  static {
    findSchemeHandler = (protocol, scheme) => protocol.#handlers.get(scheme);
  }

  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    for (const { scheme } of schemes) addScheme(scheme);
  }

  handle(scheme: string, handler: SchemeHandler): void {
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    addScheme(scheme);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme) || ['http', 'https', 'file', 'data', 'about', 'blob'].includes(scheme);
  }
}

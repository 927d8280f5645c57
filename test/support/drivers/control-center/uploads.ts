import { type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import type { Answer } from '#test/support/drivers/send-raw.ts';
import { pathOf } from './rest.ts';
import type { SessionScene } from './sessions.ts';

/** A form with one file. */
export interface Upload {
  readonly token?: string | undefined;
  /** Name of the form's field. */
  readonly field?: string;
  readonly filename?: string;
  readonly content: Uint8Array;
}

/** Uploads a file as a browser would. */
export const upload = async (scene: Pick<SessionScene, 'url' | 'params'>, wish: Upload): Promise<Answer> => {
  const form = new FormData();
  const file = new Blob([Buffer.from(wish.content)], { type: 'application/octet-stream' });
  form.append(wish.field ?? 'file', file, wish.filename ?? 'briefing.mp4');
  const response = await fetch(scene.url + pathOf('uploadVideoFile', scene.params), {
    method: 'POST',
    headers: wish.token === undefined ? {} : { authorization: `Bearer ${wish.token}` },
    body: form,
    signal: AbortSignal.timeout(60_000),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
};

const BOUNDARY = 'beckon-test-boundary';
const PIECE = Buffer.alloc(1_048_576, 7);

/** An upload of which the test decides when it goes on. */
export interface SlowUpload {
  /** Sends so many more megabytes; resolves when they are on their way. */
  send(megabytes: number): Promise<void>;
  /** True once the answer is here, whether the form has ended or not. */
  readonly isAnswered: boolean;
  /** Ends the form and gives the answer, which may have come before. */
  finish(): Promise<Answer>;
  /** Resolves when the connection is gone. */
  readonly broken: Promise<void>;
}

/** Begins an upload whose bytes the test sends piece by piece; `head` stands at the beginning of the file. */
export const beginUpload = ({ url, params, controlToken }: SessionScene, head: Uint8Array): SlowUpload => {
  const form = new Readable({ read: () => undefined, highWaterMark: 4 * PIECE.length });
  const answered = Promise.withResolvers<IncomingMessage>();
  const broken = Promise.withResolvers<void>();
  const sent = request(url + pathOf('uploadVideoFile', params), {
    method: 'POST',
    headers: { authorization: `Bearer ${controlToken}`, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  });
  let isAnswered = false;
  sent.once('response', (response) => {
    isAnswered = true;
    answered.resolve(response);
  });
  sent.once('error', (failure) => {
    answered.reject(failure);
    broken.resolve();
  });
  answered.promise.catch(() => undefined);
  form.pipe(sent);
  form.push(
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="film.mp4"\r\ncontent-type: video/mp4\r\n\r\n`,
  );
  form.push(head);
  return {
    broken: broken.promise,
    get isAnswered() {
      return isAnswered;
    },
    async send(megabytes) {
      for (let count = 0; count < megabytes; count += 1) {
        form.push(PIECE);
        await drained(form);
      }
    },
    async finish() {
      form.push(`\r\n--${BOUNDARY}--\r\n`);
      form.push(null);
      const response = await answered.promise;
      const pieces: Buffer[] = [];
      for await (const piece of response) pieces.push(piece as Buffer);
      return {
        status: response.statusCode ?? 0,
        headers: new Headers(response.headers as Record<string, string>),
        body: JSON.parse(Buffer.concat(pieces).toString()),
      };
    },
  };
};

/** Waits until the other end has taken nearly everything. */
const drained = async (form: Readable): Promise<void> => {
  while (form.readableLength > PIECE.length) await new Promise((resolve) => setImmediate(resolve));
};

import { err } from '#shared/kernel/result.ts';
import type { Answer } from './answer.ts';
import type { WireFailure } from './client-types.ts';
import { offline, readBareAnswer } from './wire-failure.ts';

/** The person thought better of it. */
export const cancelled: WireFailure = { code: 'CANCELLED', message: 'The upload was cancelled.' };

interface UploadOptions {
  readonly url: string;
  readonly token: string | null;
  /** Name of the form's field. */
  readonly field: string;
  readonly file: File;
  /** So many bytes of so many are on their way. */
  readonly onProgress: (sent: number, total: number) => void;
}

/** A file on its way to the server. */
export interface Upload<T> {
  /** Never rejects; `CANCELLED` after a cancel. */
  readonly done: Promise<Answer<T>>;
  cancel(): void;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Proxies answer with pages; those count as no body.
    return null;
  }
};

/** Sends a file as a form does, and tells how far it is: the one thing that `fetch` cannot do. */
export const uploadFile = <T>({ url, token, field, file, onProgress }: UploadOptions): Upload<T> => {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append(field, file, file.name);
  const done = new Promise<Answer<T>>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded, total));
    request.addEventListener('load', () => {
      const status = { code: `HTTP_${request.status}`, message: `The server answered with status ${request.status}.` };
      resolve(readBareAnswer(parse(request.responseText), request.status < 300, status));
    });
    request.addEventListener('error', () => resolve(err(offline)));
    request.addEventListener('abort', () => resolve(err(cancelled)));
  });
  request.open('POST', url);
  request.setRequestHeader('accept', 'application/json');
  if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
  request.send(form);
  return { done, cancel: () => request.abort() };
};

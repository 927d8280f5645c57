import { describe, expect, it } from 'vitest';
import type { Answer } from '#renderer/client/answer.ts';
import { cancelled } from '#renderer/client/upload.ts';
import { Uploads } from '#renderer/features/operator/model/uploads.ts';

const fileOf = (name: string, size: number): File =>
  Object.defineProperty(new File(['x'], name), 'size', { value: size });

const openUploads = () => {
  const sent: {
    readonly name: string;
    readonly progress: (bytes: number) => void;
    readonly end: (a: Answer<null>) => void;
  }[] = [];
  const uploads = new Uploads((file, progress) => {
    const { promise, resolve } = Promise.withResolvers<Answer<null>>();
    sent.push({ name: file.name, progress, end: resolve });
    return { done: promise, cancel: () => resolve({ ok: false, error: cancelled }) };
  });
  return { uploads, sent, views: () => uploads.store.getState() };
};

describe('uploads', () => {
  it('tell how far they are, and go when they arrived', async () => {
    const { uploads, sent, views } = openUploads();
    const done = uploads.start(fileOf('film.mp4', 1_000));
    sent[0]?.progress(400);
    expect(views()).toMatchObject([{ name: 'film.mp4', size: 1_000, sent: 400, failure: null }]);
    // The form around the file is sent as well, but it is not the file.
    sent[0]?.progress(1_300);
    expect(views()[0]?.sent).toBe(1_000);
    sent[0]?.end({ ok: true, value: null });
    await done;
    expect(views()).toEqual([]);
  });

  it('stay with their reason when they failed, until they are put aside', async () => {
    const { uploads, sent, views } = openUploads();
    const done = uploads.start(fileOf('film.mp4', 1_000));
    sent[0]?.end({ ok: false, error: { code: 'INVALID_FILE_TYPE', message: 'no video' } });
    await done;
    expect(views()[0]?.failure?.code).toBe('INVALID_FILE_TYPE');
    uploads.dismiss(views()[0]?.id ?? 0);
    expect(views()).toEqual([]);
  });

  it('that are too large are not sent at all', async () => {
    const { uploads, sent, views } = openUploads();
    await uploads.start(fileOf('long.mp4', 101 * 1024 * 1024));
    expect([sent.length, views()[0]?.failure?.code]).toEqual([0, 'FILE_TOO_LARGE']);
  });

  it('can be cancelled, one without the other', async () => {
    const { uploads, sent, views } = openUploads();
    const first = uploads.start(fileOf('one.mp4', 10));
    const second = uploads.start(fileOf('two.mp4', 10));
    uploads.dismiss(views()[0]?.id ?? 0);
    await first;
    expect(views().map(({ name }) => name)).toEqual(['two.mp4']);
    sent[1]?.end({ ok: true, value: null });
    await second;
    expect(views()).toEqual([]);
  });
});

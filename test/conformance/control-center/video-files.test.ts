import { afterAll, describe, expect, it } from 'vitest';
import {
  type SessionScene,
  beginUpload,
  conformBody,
  createOperatorAccount,
  enterSession,
  openSession,
  toRestError,
  upload,
} from '#test/support/drivers/control-center/index.ts';
import { UNKNOWN_ID } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createMp4, createRecording } from '#test/support/videos/index.ts';

const MEGABYTE = 1_048_576;
const server = await startServer({ env: { BECKON_FILE_STORAGE_MB: '1000' } });
afterAll(() => server.close());
const { url } = server;

const share = async (scene: SessionScene, content: Uint8Array, filename?: string) =>
  conformBody(
    'uploadVideoFile',
    await upload(scene, { token: scene.controlToken, content, ...(filename ? { filename } : {}) }),
  );

describe('an uploaded video', () => {
  it('S3-R9 S3-L8 S3-L24 S3-L26 S3-L27 is answered with what it is, and plays at its address', async () => {
    const scene = await openSession(url);
    const content = createMp4(12_345, { size: 2_000_000 });
    const file = await share(scene, content, 'Ward round.mp4');
    expect(file).toEqual({
      file_id: expect.any(String),
      filename: 'Ward round.mp4',
      size: content.length,
      duration: 12.345,
      url: expect.stringContaining(url),
    });
    const played = await fetch(file.url);
    expect(played.headers.get('content-type')).toBe('video/mp4');
    expect(Buffer.from(await played.arrayBuffer()).equals(content)).toBe(true);
  });

  it('S3-L27 has the length of a recording that does not say how long it is', async () => {
    const scene = await openSession(url);
    const file = await share(scene, createRecording(4_200), 'recording.webm');
    expect(file.duration).toBeCloseTo(4.2, 1);
    expect((await fetch(file.url)).headers.get('content-type')).toBe('video/webm');
  });

  it('S3-R10 S3-L8 S3-L28 S3-L30 is listed with who shared it, for everybody', async () => {
    const scene = await openSession(url);
    const ada = await enterSession(scene);
    const first = await share(scene, createMp4(1000), 'one.mp4');
    const own = await upload(scene, { token: ada.token, content: createMp4(2000, { seed: 2 }), filename: 'two.mp4' });
    const second = conformBody('uploadVideoFile', own);
    const uploaded_at = expect.stringMatching(/Z$/);
    for (const token of [scene.controlToken, ada.token]) {
      const response = await fetch(`${url}/api/video-call/session/${scene.id}/video-files`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(await response.json()).toEqual({
        files: [
          { ...first, uploaded_by: 'control-center', uploaded_at },
          { ...second, uploaded_by: ada.id, uploaded_at },
        ],
      });
    }
  });

  it.each([
    ['bytes=0-9', 206, 0, 10],
    ['bytes=100-', 206, 100, undefined],
    ['bytes=-10', 206, -10, undefined],
    ['bytes=5-4', 200, 0, undefined],
    ['bytes=0-1,5-6', 200, 0, undefined],
    ['nonsense', 200, 0, undefined],
  ])('S3-R9 plays the part %s', async (range, status, from, to) => {
    const scene = await openSession(url);
    const content = createMp4(1000, { size: 5000 });
    const file = await share(scene, content);
    const response = await fetch(file.url, { headers: { range } });
    expect(response.status).toBe(status);
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    const expected = content.subarray(...(to === undefined ? [from] : [from, to]));
    expect(Buffer.from(await response.arrayBuffer()).equals(expected)).toBe(true);
    if (status === 206) expect(response.headers.get('content-range')).toMatch(/^bytes \d+-\d+\/5000$/);
  });

  it('S3-R9 tells of parts that do not exist, and tells its size without being sent', async () => {
    const scene = await openSession(url);
    const file = await share(scene, createMp4(1000, { size: 5000 }));
    const beyond = await fetch(file.url, { headers: { range: 'bytes=5000-' } });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe('bytes */5000');
    const head = await fetch(file.url, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe('5000');
    for (const path of [file.url.slice(0, -1), file.url.replace(scene.id, UNKNOWN_ID), `${url}/files/a/b/c`]) {
      expect((await fetch(path)).status).toBe(404);
    }
  });

  it('is gone when the session is', async () => {
    const scene = await openSession(url);
    const file = await share(scene, createMp4(1000, { seed: 9 }));
    await scene.control.ok('endSession', { params: scene.params });
    await expect.poll(() => fetch(file.url).then(({ status }) => status), { timeout: 5_000 }).toBe(404);
    expect(await scene.control.ok('listVideoFiles', { params: scene.params })).toEqual({ files: [] });
  });

  it('stays while another session has the same one', async () => {
    const [one, other] = await Promise.all([openSession(url), openSession(url)]);
    const content = createMp4(1000, { seed: 11 });
    await share(one, content);
    const kept = await share(other, content);
    await one.control.ok('endSession', { params: one.params });
    await expect
      .poll(() => one.control.ok('listVideoFiles', { params: one.params }), { timeout: 5_000 })
      .toEqual({ files: [] });
    expect((await fetch(kept.url)).status).toBe(200);
  });
});

describe('what is no video file', () => {
  it.each([
    ['text', Buffer.from('this is not a video, whatever it is called')],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')],
    ['sound', Buffer.concat([Buffer.from('ID3\u0003\u0000\u0000\u0000\u0000\u0000\u0000'), Buffer.alloc(2000, 0xff)])],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ])('S3-X30 S3-X19 S3-L26 %s is refused by its content', async (_what, content) => {
    const scene = await openSession(url);
    const answer = await upload(scene, { token: scene.controlToken, content, filename: 'film.mp4' });
    expect(toRestError(answer)).toMatchObject({ status: 400, code: 'INVALID_FILE_TYPE' });
  });

  it('S3-X19 S3-X25 S3-L26 neither is a missing or empty file, another field, or no form at all', async () => {
    const scene = await openSession(url);
    const token = scene.controlToken;
    const invalid = { status: 400, code: 'INVALID_INPUT' };
    const otherField = await upload(scene, { token, field: 'video', content: createMp4(1000) });
    expect(toRestError(otherField)).toMatchObject(invalid);
    const empty = await upload(scene, { token, content: Buffer.alloc(0) });
    expect(toRestError(empty)).toMatchObject(invalid);
    expect(await scene.control.fails('uploadVideoFile', { params: scene.params, body: { file: 'x' } })).toMatchObject(
      invalid,
    );
    expect(await scene.control.fails('uploadVideoFile', { params: scene.params })).toMatchObject(invalid);
    const path = `${url}/api/video-call/session/${scene.id}/video-file`;
    for (const [type, body] of [
      ['multipart/form-data', 'no boundary'],
      ['multipart/form-data; boundary=x', 'never begun'],
      ['video/mp4', createMp4(1000)],
    ] as const) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': type };
      const response = await fetch(path, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) });
      expect({ status: response.status, ...(await response.json()) }).toMatchObject(invalid);
    }
  });

  it('S3-X20 S3-X23 S3-X26 no session takes one that does not exist', async () => {
    const { control, token } = await createOperatorAccount(url, 'maker');
    const params = { session_id: UNKNOWN_ID };
    const gone = { status: 404, code: 'SESSION_NOT_FOUND' };
    const answer = await upload({ url, params }, { token, content: createMp4(1000) });
    expect(toRestError(answer)).toMatchObject(gone);
    expect(await control.fails('listVideoFiles', { params })).toMatchObject(gone);
  });
});

describe('the limits of size', () => {
  it('S3-L24 takes 100 MB', async () => {
    const scene = await openSession(url);
    const content = createMp4(1000, { size: 100 * MEGABYTE });
    expect((await share(scene, content)).size).toBe(100 * MEGABYTE);
    await scene.control.ok('endSession', { params: scene.params });
  });

  it('S3-X21 S3-X29 S3-L24 refuses one byte more', async () => {
    const scene = await openSession(url);
    const content = createMp4(1000, { size: 100 * MEGABYTE + 1 });
    const answer = await upload(scene, { token: scene.controlToken, content });
    expect(toRestError(answer)).toMatchObject({ status: 413, code: 'FILE_TOO_LARGE' });
    expect(await scene.control.ok('listVideoFiles', { params: scene.params })).toEqual({ files: [] });
  });

  it('S3-L25 S3-X29 refuses more than there is room for', async () => {
    const scene = await openSession(url);
    // A tenth of all room is for one session.
    const token = scene.controlToken;
    await share(scene, createMp4(1000, { size: 60 * MEGABYTE }));
    const second = await upload(scene, { token, content: createMp4(1000, { size: 50 * MEGABYTE, seed: 3 }) });
    expect(toRestError(second)).toMatchObject({ status: 413, code: 'FILE_TOO_LARGE' });
    await scene.control.ok('endSession', { params: scene.params });
  });

  it('S3-X28 does not read what nobody may send', async () => {
    const scene = await openSession(url);
    const sending = beginUpload({ ...scene, controlToken: 'x'.repeat(43) }, createMp4(1000));
    await sending.send(2);
    expect(toRestError(await sending.finish())).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
  });
});

import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createPerson } from '#test/support/drivers/conversation-calls/index.ts';
import { type User, createCall, ownerOf, registerUser, uploadAvatar } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
/** A picture that is like no other: readers ignore what follows its end. */
const picture = (size = 100) => Uint8Array.from([...Buffer.from(PIXEL, 'base64'), ...randomBytes(size)]);

const pathOf = (body: unknown): string => (body as { data: { avatar: string } }).data.avatar;
const upload = (user: Pick<User, 'token'>, bytes: Uint8Array<ArrayBuffer>, wish?: object) =>
  uploadAvatar(server.url, user, bytes, wish);
const get = (path: string, init?: RequestInit) => fetch(server.url + path, init);
const filesOnDisk = () =>
  readdirSync(join(server.dataFolder, 'avatars'), { recursive: true }).filter((name) =>
    /[0-9a-f]{64}$/.test(String(name)),
  );

describe('a picture of oneself', () => {
  it('is shown to everybody, in this API and in the others', async () => {
    const [ada, ben] = [await registerUser(server.url), await registerUser(server.url)];
    const bytes = picture();
    const answer = await upload(ada, bytes);
    expect(answer).toMatchObject({ status: 200, body: { success: true, data: { user: { id: ada.id } } } });
    const avatar = pathOf(answer.body);
    expect(avatar).toMatch(new RegExp(`^/avatars/${ada.id}/[0-9a-f]{64}\\.png$`));

    expect((await ada.rest.ok('getProfile')).data.user.avatar).toBe(avatar);
    await ben.rest.ok('addContact', { body: { contactUserId: ada.id } });
    expect((await ben.rest.ok('listContacts')).data.contacts[0]?.avatar).toBe(avatar);
    expect((await createCall(ada)).host.avatar).toBe(avatar);
    const elsewhere = createPerson(server.url, { id: ada.id, name: 'Ada', token: ada.token });
    expect((await elsewhere.rest.ok('getMe')).data.user.avatar).toBe(avatar);
  });

  it('is served to anybody by its address, to be kept for good', async () => {
    const bytes = picture();
    const avatar = pathOf((await upload(await registerUser(server.url), bytes)).body);
    const response = await get(avatar);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    const head = await get(avatar, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
  });

  it('takes the place of the one before, whose file goes and whose address leads to the new one', async () => {
    const ada = await registerUser(server.url);
    const first = pathOf((await upload(ada, picture())).body);
    const before = filesOnDisk().length;
    const bytes = picture();
    const second = pathOf((await upload(ada, bytes)).body);
    expect(second).not.toBe(first);
    expect(filesOnDisk()).toHaveLength(before);
    const old = await get(first);
    expect(old.headers.get('cache-control')).toBe('no-cache');
    expect(Buffer.from(await old.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('stays when the profile is written back as it was read, and goes when it is taken away', async () => {
    const ada = await registerUser(server.url);
    const avatar = pathOf((await upload(ada, picture())).body);
    const before = filesOnDisk().length;
    await ada.rest.ok('updateProfile', { body: { firstName: 'Augusta', avatar } });
    expect((await get(avatar)).status).toBe(200);
    expect((await ada.rest.ok('removeAvatar')).data.user.avatar).toBeNull();
    expect((await get(avatar)).status).toBe(404);
    expect(filesOnDisk()).toHaveLength(before - 1);
  });

  it('that two people have is there until neither has it', async () => {
    const [ada, ben] = [await registerUser(server.url), await registerUser(server.url)];
    const bytes = picture();
    const adas = pathOf((await upload(ada, bytes)).body);
    const bens = pathOf((await upload(ben, bytes)).body);
    await ada.rest.ok('updateProfile', { body: { avatar: null } });
    expect([(await get(adas)).status, (await get(bens)).status]).toEqual([404, 200]);
    const before = filesOnDisk().length;
    await ownerOf(server).ok('deleteUser', { params: { userId: ben.id } });
    expect((await get(bens)).status).toBe(404);
    expect(filesOnDisk()).toHaveLength(before - 1);
  });

  it('survives a restart; what belongs to nobody does not', async () => {
    const ada = await registerUser(server.url);
    const avatar = pathOf((await upload(ada, picture())).body);
    await server.kill();
    await server.start();
    expect((await get(avatar)).status).toBe(200);
  });

  it.each([
    ['a page', Uint8Array.from(Buffer.from('<html><script>alert(1)</script>'))],
    ['a drawing that may hold scripts', Uint8Array.from(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))],
    ['nothing', new Uint8Array()],
    ['more than 2 MB', picture(2 * 1_048_576)],
  ])('S2-L35 is not %s, whatever its name', async (_what, bytes) => {
    const ada = await registerUser(server.url);
    const answer = await upload(ada, bytes);
    expect(answer).toMatchObject({ status: 400, body: { success: false, errorCode: 'BAD_REQUEST' } });
    expect((await ada.rest.ok('getProfile')).data.user.avatar).toBeNull();
  });

  it('S2-L35 needs the field of that name, and is nobody else’s', async () => {
    const [ada, ben] = [await registerUser(server.url), await registerUser(server.url)];
    expect(await upload(ada, picture(), { field: 'file' })).toMatchObject({ status: 400 });
    const bens = pathOf((await upload(ben, picture())).body);
    expect(await ada.rest.fails('updateProfile', { body: { avatar: bens } })).toMatchObject({ httpStatus: 400 });
    expect(await upload({ token: 'nonsense' }, picture())).toMatchObject({ status: 401 });
  });

  it('is not found under an address that was never given', async () => {
    const ada = await registerUser(server.url);
    for (const path of [`/avatars/${ada.id}/${'a'.repeat(64)}.png`, '/avatars/x/y'])
      expect((await get(path)).status).toBe(404);
  });
});

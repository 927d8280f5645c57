import { afterAll, describe, expect, it } from 'vitest';
import { createRest, login, ownerOf, registerUser, tokenInMail } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const nobody = createRest(server.url);
const NEXT = 'EvenBetter456';

describe('POST /api/auth/change-password', () => {
  it('S2-R6 takes the new password instead of the old one and signs the other devices out', async () => {
    const user = await registerUser(server.url);
    const elsewhere = await login(server.url, user);
    await user.rest.ok('changePassword', { body: { currentPassword: user.password, newPassword: NEXT } });

    expect(await nobody.fails('login', { body: user })).toMatchObject({ httpStatus: 401 });
    await nobody.ok('login', { body: { email: user.email, password: NEXT } });
    await user.rest.ok('getProfile');
    expect(await elsewhere.fails('getProfile')).toMatchObject({ httpStatus: 401 });
  });

  it('S2-R6 refuses a wrong current password and an unusable new one', async () => {
    const user = await registerUser(server.url);
    const wrong = { currentPassword: 'NotThisOne1', newPassword: NEXT };
    expect(await user.rest.fails('changePassword', { body: wrong })).toMatchObject({ httpStatus: 400 });
    const weak = { currentPassword: user.password, newPassword: 'short' };
    expect(await user.rest.fails('changePassword', { body: weak })).toMatchObject({ httpStatus: 400 });
    await login(server.url, user);
  });
});

describe('a forgotten password', () => {
  it('S2-R7 S2-R8 is replaced by the link of a mail, once, and all sign-ins end', async () => {
    const user = await registerUser(server.url);
    await nobody.ok('forgotPassword', { body: { email: user.email } });
    const token = await tokenInMail(server, user.email, 'reset-password');

    const weak = await nobody.fails('resetPassword', { params: { token }, body: { newPassword: 'short' } });
    expect(weak).toMatchObject({ httpStatus: 400 });
    await nobody.ok('resetPassword', { params: { token }, body: { newPassword: NEXT } });
    expect(await user.rest.fails('getProfile')).toMatchObject({ httpStatus: 401 });
    await nobody.ok('login', { body: { email: user.email, password: NEXT } });

    const again = await nobody.fails('resetPassword', { params: { token }, body: { newPassword: 'ThirdOne789' } });
    expect(again).toMatchObject({ httpStatus: 400, errorCode: 'BAD_REQUEST' });
  });

  it('S2-R7 is answered the same for an address that nobody has, and no mail is made', async () => {
    const { email } = await registerUser(server.url);
    const known = await nobody.ok('forgotPassword', { body: { email } });
    const unknown = await nobody.ok('forgotPassword', { body: { email: 'who@example.com' } });
    expect({ ...unknown, timestamp: '' }).toEqual({ ...known, timestamp: '' });
    const { data } = await ownerOf(server).ok('listOutbox', { query: { limit: 100 } });
    expect(data.mails.filter((mail) => mail.to === 'who@example.com')).toEqual([]);
  });

  it('S2-R8 needs the newest link', async () => {
    const { email } = await registerUser(server.url);
    await nobody.ok('forgotPassword', { body: { email } });
    const older = await tokenInMail(server, email, 'reset-password');
    await nobody.ok('forgotPassword', { body: { email } });
    const newer = await tokenInMail(server, email, 'reset-password');
    const body = { newPassword: NEXT };
    expect(await nobody.fails('resetPassword', { params: { token: older }, body })).toMatchObject({ httpStatus: 400 });
    await nobody.ok('resetPassword', { params: { token: newer }, body });
  });
});

describe('the e-mail address', () => {
  it('S2-R9 is confirmed by the link of the mail that registering sent, once', async () => {
    const user = await registerUser(server.url);
    const token = await tokenInMail(server, user.email, 'verify-email');
    await nobody.ok('verifyEmail', { params: { token } });
    expect((await user.rest.ok('getProfile')).data.user.isEmailVerified).toBe(true);
    expect(await nobody.fails('verifyEmail', { params: { token } })).toMatchObject({ httpStatus: 400 });
  });

  it('S2-R9 is not confirmed by anything else', async () => {
    const user = await registerUser(server.url);
    await nobody.ok('forgotPassword', { body: { email: user.email } });
    const token = await tokenInMail(server, user.email, 'reset-password');
    for (const wrong of ['nonsense', 'A'.repeat(43), token]) {
      const error = await nobody.fails('verifyEmail', { params: { token: wrong } });
      expect(error).toMatchObject({ httpStatus: 400, errorCode: 'BAD_REQUEST' });
    }
    expect((await user.rest.ok('getProfile')).data.user.isEmailVerified).toBe(false);
  });

  it('S2-R10 gets another mail, unless it is confirmed already', async () => {
    const { email } = await registerUser(server.url);
    const first = await tokenInMail(server, email, 'verify-email');
    await nobody.ok('resendVerification', { body: { email } });
    const second = await tokenInMail(server, email, 'verify-email');
    expect(second).not.toBe(first);
    await nobody.ok('verifyEmail', { params: { token: second } });
    await nobody.ok('resendVerification', { body: { email } });
    expect(await tokenInMail(server, email, 'verify-email')).toBe(second);
  });
});

describe('GET /api/admin/outbox', () => {
  it('S2-L26 is for administrators alone', async () => {
    const { rest } = await registerUser(server.url);
    expect(await rest.fails('listOutbox')).toMatchObject({ httpStatus: 403, errorCode: 'FORBIDDEN' });
    expect(await nobody.fails('listOutbox')).toMatchObject({ httpStatus: 401, errorCode: 'UNAUTHORIZED' });
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import {
  callWith,
  connectSocket,
  createInvitation,
  createRest,
  enterAsGuest,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;
const nobody = createRest(url);

const enter = (token: string) => nobody.fails('enterShareLink', { params: { token }, body: { name: 'Gina' } });

/** How soon a withdrawn link must have put its holders out. */
const REVOCATION_MS = 2000;

describe('a share link', () => {
  it('S0-L4 tells what it leads to, and lets guests in', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'], lobby: true, title: 'Jury' });
    const { linkToken: token } = await createInvitation(people.ada, conversationId);
    const described = await nobody.ok('describeShareLink', { params: { token } });
    expect(described.data).toEqual({ conversationId, title: 'Jury', lobby: true });
    const gina = await enterAsGuest(url, { linkToken: token, shareLinkId: '' }, 'Gina', 'fr');
    const me = (await gina.rest.ok('getMe')).data;
    const user = { id: gina.id, username: 'Gina', isAnonymous: true };
    expect(me).toEqual({ user, language: 'fr', conversationId });
  });

  it('S0-L4 S0-X35 is 404 when there is none, 403 when it is used up or expired', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'] });
    expect(await enter('aaa-bbbb-ccc')).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const twice = await createInvitation(people.ada, conversationId, { maxUses: 2 });
    await Promise.all([enterAsGuest(url, twice, 'Gina'), enterAsGuest(url, twice, 'Gus')]);
    expect(await enter(twice.linkToken)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const expiresAt = new Date(Date.now() + 300).toISOString();
    const short = await createInvitation(people.ada, conversationId, { expiresAt });
    const describe = () => nobody.send('describeShareLink', { params: { token: short.linkToken } });
    await expect.poll(async () => (await describe()).status, { timeout: 5000 }).toBe(403);
    expect(await enter(short.linkToken)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const past = { expiresAt: '2020-01-01T00:00:00.000Z' };
    const wire = { params: { conversationId }, body: past };
    expect(await people.ada.rest.fails('createShareLink', wire)).toMatchObject({ status: 400 });
  });

  it('S0-L4 S0-L22 is made and withdrawn by those who moderate the conversation', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'], outsiders: ['eve'] });
    const { shareLinkId } = await createInvitation(people.ada, conversationId);
    for (const { rest } of [people.ben, people.eve]) {
      const make = { params: { conversationId }, body: {} };
      expect(await rest.fails('createShareLink', make)).toMatchObject({ status: 403 });
      const withdraw = { params: { conversationId, shareLinkId } };
      expect(await rest.fails('revokeShareLink', withdraw)).toMatchObject({ status: 403 });
    }
  });
});

describe('a withdrawn share link', () => {
  it.each(['at once', 'after a restart'])('S0-L4 S0-E11 puts its holders out of call and server, %s', async (when) => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const invitation = await createInvitation(ada, conversationId);
    const gina = await enterAsGuest(url, invitation, 'Gina');
    const gus = await enterAsGuest(url, await createInvitation(ada, conversationId), 'Gus');
    const everybody = [ada, ben, gina, gus];
    await Promise.all([gina.connect(), gus.connect()]);
    const { callId } = await callWith(ada, [ben, gina, gus], conversationId);
    if (when === 'after a restart') {
      await server.stop();
      await server.start();
      await Promise.all(everybody.map((person) => person.connect()));
      for (const { socket } of everybody) await socket.ask('call:resume', { callId });
    }
    const asked = performance.now();
    const { shareLinkId, linkToken } = invitation;
    await ada.rest.ok('revokeShareLink', { params: { conversationId, shareLinkId } });
    await gina.socket.closed(REVOCATION_MS);
    expect(performance.now() - asked).toBeLessThan(REVOCATION_MS);
    expect(gina.socket.names()).toContain('session:revoked');
    const left = await ben.socket.waitFor('call:participant-left');
    expect(left).toMatchObject({ callId, anonymousUserId: gina.id, totalParticipants: 3 });
    expect(await gina.rest.fails('getMe')).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    await expect(connectSocket(url, { auth: { token: gina.token } })).rejects.toThrow('AUTHENTICATION_FAILED');
    expect(await enter(linkToken)).toMatchObject({ status: 403 });
    await gus.socket.settle();
    expect(gus.socket.connected).toBe(true);
    expect((await gus.rest.ok('getCall', { params: { callId } })).data.status).toBe('active');
  });

  it('S0-L4 stays withdrawn over a restart', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'] });
    const invitation = await createInvitation(people.ada, conversationId);
    const gina = await enterAsGuest(url, invitation, 'Gina');
    const { shareLinkId } = invitation;
    await people.ada.rest.ok('revokeShareLink', { params: { conversationId, shareLinkId } });
    await server.kill();
    await server.start();
    expect(await gina.rest.fails('getMe')).toMatchObject({ status: 401 });
    await expect(connectSocket(url, { auth: { token: gina.token } })).rejects.toThrow('AUTHENTICATION_FAILED');
  });
});

import { expect, test } from 'vitest';
import { createConnections } from '#server/gateway/index.ts';
import { watchShutOut } from '#server/services/index.ts';
import { createConnectionOf } from '#test/support/fakes/connection.ts';
import { createRecordingLog } from '#test/support/fakes/recording-log.ts';

/** The register of connections, watched, with what the store says of sign-ins. */
const watched = (isLive: (id: string) => Promise<boolean>) => {
  const connections = createConnections();
  const log = createRecordingLog();
  const never = () => Promise.reject(new Error('not asked for'));
  watchShutOut({ connections, log, signIns: { isLive, insert: never, revoke: never, revokeOfAccount: never } });
  return { connections, log };
};

test('S2-R48 a connection whose sign-in ended while it was opened is closed', async () => {
  const { connections } = watched(async (id) => id !== "ben's sign-in");
  const [ada, ben] = [createConnectionOf('ada'), createConnectionOf('ben')];
  connections.open(ada);
  connections.open(ben);
  await expect.poll(() => ben.closedFor).toEqual(['revoked']);
  expect(ada.closedFor).toEqual([]);
});

test('a ticket stands and falls with the sign-in that it came from', async () => {
  const { connections } = watched(async (id) => id !== 'gone');
  const phone = createConnectionOf('ada');
  if (phone.actor.kind !== 'account') throw new Error('not an account');
  connections.open({ ...phone, actor: { ...phone.actor, signInId: 'gone:65abc789def012345678901a' } });
  await expect.poll(() => phone.closedFor).toEqual(['revoked']);
});

test('a store that fails closes nothing and is written down', async () => {
  const { connections, log } = watched(() => Promise.reject(new Error('disk')));
  const phone = createConnectionOf('ada');
  connections.open(phone);
  await expect.poll(() => log.lines).toEqual(['error: a sign-in was not checked']);
  expect(phone.closedFor).toEqual([]);
});

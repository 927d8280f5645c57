import { describe, expect, test } from 'vitest';
import { type OperationName, fail, operations } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import { createFaces, createGateway, createSerialQueue } from '#server/gateway/index.ts';
import type { Asker, Handlers } from '#server/ports/index.ts';
import { CALL, codeOf } from '#test/support/call-states.ts';
import { accountNamed } from '#test/support/fakes/connection.ts';
import { createRecordingLog } from '#test/support/fakes/recording-log.ts';

const ada = accountNamed('ada');
const context = { correlationId: 'c-1' };

/** A gateway whose handlers succeed with nothing, but for the given ones. */
const open = (given: Partial<Handlers>) => {
  const asked: OperationName[] = [];
  const names = Object.keys(operations) as OperationName[];
  const idle = names.map((name) => [
    name,
    async () => {
      asked.push(name);
      return ok({});
    },
  ]);
  const log = createRecordingLog();
  const faces = createFaces();
  const handlers = { ...(Object.fromEntries(idle) as Handlers), ...given };
  return { gateway: createGateway({ handlers, queue: createSerialQueue(), log, faces }), log, asked, faces };
};

/** A handler that waits until the test lets it go. */
const openSlow = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const running: string[] = [];
  const world = open({
    'call.decline': async (_asker, { callId }) => {
      running.push(callId);
      await promise;
      return ok({});
    },
  });
  return { ...world, running, release: resolve };
};

describe('the gateway', () => {
  test('lets nobody reach a handler without permission', async () => {
    const { gateway, asked } = open({});
    const anonymous = await gateway.execute({ kind: 'nobody' }, 'call.get', { callId: CALL }, context);
    const wrong = await gateway.execute({ kind: 'mediaServer' }, 'call.get', { callId: CALL }, context);
    expect([codeOf(anonymous), codeOf(wrong)]).toEqual(['UNAUTHENTICATED', 'FORBIDDEN']);
    expect(asked).toEqual([]);
  });

  test('tells the handler who asks, by which connection and under which correlation id', async () => {
    const askers: Asker[] = [];
    const { gateway } = open({
      'call.decline': async (asker) => {
        askers.push(asker);
        return ok({});
      },
    });
    await gateway.execute(ada, 'call.decline', { callId: CALL }, context);
    expect(askers).toEqual([{ actor: ada, correlationId: 'c-1' }]);
  });

  test('hands an expected failure on and logs its code, with ids and without what was said', async () => {
    const { gateway, log } = open({ 'chat.send': async () => fail('NOT_A_PARTICIPANT') });
    const outcome = await gateway.execute(ada, 'chat.send', { callId: CALL, text: 'a secret' }, context);
    expect(codeOf(outcome)).toBe('NOT_A_PARTICIPANT');
    expect(log.lines).toEqual(['info: operation refused']);
    expect(log.fields[0]).toMatchObject({
      operation: 'chat.send',
      person: 'ada',
      callId: CALL,
      correlationId: 'c-1',
      code: 'NOT_A_PARTICIPANT',
    });
    expect(JSON.stringify(log.fields)).not.toContain('a secret');
  });

  test.each([
    { how: 'rejects', broken: () => Promise.reject(new Error('a bug')) },
    {
      how: 'throws',
      broken: () => {
        throw new Error('a bug');
      },
    },
  ])('a handler that $how becomes INTERNAL, in the log with all that helps to find it', async ({ broken }) => {
    const { gateway, log } = open({ 'call.decline': broken });
    expect(codeOf(await gateway.execute(ada, 'call.decline', { callId: CALL }, context))).toBe('INTERNAL');
    expect(log.lines).toEqual(['error: operation failed']);
    expect(log.fields[0]).toMatchObject({ operation: 'call.decline', callId: CALL, correlationId: 'c-1' });
    expect(log.fields[0]?.err).toMatchObject({ message: 'a bug' });
  });
});

describe('operations that change a call', () => {
  test('wait for each other in the same call, and for nothing in another', async () => {
    const { gateway, running, release } = openSlow();
    const calls = [CALL, CALL, 'another call' as CallId];
    const all = calls.map((callId) => gateway.execute(ada, 'call.decline', { callId }, context));
    await gateway.execute(ada, 'call.get', { callId: CALL }, context);
    expect(running).toEqual([CALL, 'another call']);
    release();
    expect((await Promise.all(all)).every(({ ok }) => ok)).toBe(true);
    expect(running).toEqual([CALL, 'another call', CALL]);
  });

  test('go on after one of them failed', async () => {
    let times = 0;
    const { gateway } = open({
      'call.decline': async () => {
        times += 1;
        if (times === 1) throw new Error('a bug');
        return ok({});
      },
    });
    const ask = () => gateway.execute(ada, 'call.decline', { callId: CALL }, context);
    expect((await Promise.all([ask(), ask()])).map(codeOf)).toEqual(['INTERNAL', 'ok']);
  });

  test.each([
    'call.join',
    'call.resume',
    'call.decline',
    'call.leave',
    'call.remove',
    'call.admit',
    'call.end',
    'call.switchMode',
    'call.ackModeSwitch',
    'call.setMediaState',
    'call.signal',
    'call.reportLink',
  ] as const)('%s is one of them', (name) => {
    expect(operations[name].serialBy).toBe('callId');
  });

  test('presents the asker as he or she looks now, however old the connection is', async () => {
    const names: string[] = [];
    const { gateway, faces } = open({
      'call.decline': async ({ actor }) => {
        names.push('person' in actor ? actor.person.name : '');
        return ok({});
      },
    });
    const decline = (actor: typeof ada) =>
      gateway.execute(actor, 'call.decline', { callId: 'call' as CallId, reason: 'busy' }, context);
    await decline(ada);
    faces.changed({ ...ada.person, name: 'Augusta' });
    await decline(ada);
    await decline(accountNamed('ben'));
    expect(names).toEqual([ada.person.name, 'Augusta', accountNamed('ben').person.name]);
  });
});

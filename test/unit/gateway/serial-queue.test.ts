import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSerialQueue } from '#server/gateway/index.ts';

/** A task that ends when the test says so. */
const createGate = () => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  return { task: () => promise, open: resolve, break: reject };
};

describe('the queue', () => {
  test('runs tasks of one key one after another, in order of arrival', async () => {
    const queue = createSerialQueue();
    const log: string[] = [];
    const gates = [createGate(), createGate()] as const;
    const first = queue.run('call', async () => {
      log.push('first begins');
      await gates[0].task();
      log.push('first ends');
    });
    const second = queue.run('call', async () => {
      log.push('second begins');
      await gates[1].task();
    });
    gates[1].open();
    await Promise.resolve();
    expect(log).not.toContain('second begins');
    gates[0].open();
    await Promise.all([first, second]);
    expect(log).toEqual(['first begins', 'first ends', 'second begins']);
  });

  test('lets other keys pass', async () => {
    const queue = createSerialQueue();
    const gate = createGate();
    const slow = queue.run('one call', gate.task);
    await expect(queue.run('another', async () => 'done')).resolves.toBe('done');
    gate.open();
    await slow;
  });

  test('hands a failure to whoever asked, and goes on', async () => {
    const queue = createSerialQueue();
    const failing = queue.run('call', () => Promise.reject(new Error('broken')));
    const next = queue.run('call', async () => 'fine');
    await expect(failing).rejects.toThrow('broken');
    await expect(next).resolves.toBe('fine');
  });

  test('drains: all that was queued is done then, failures included', async () => {
    const queue = createSerialQueue();
    const gates = ['one', 'two'].map(() => createGate());
    let done = 0;
    const tasks = gates.map((gate, index) => queue.run(`call ${index}`, gate.task).finally(() => (done += 1)));
    const settled = Promise.allSettled(tasks);
    const drained = queue.drain().then(() => done);
    gates[0]?.open();
    gates[1]?.break(new Error('broken'));
    await settled;
    expect(await drained).toBe(2);
    await expect(queue.drain()).resolves.toBeUndefined();
  });

  test('never runs two tasks of a key at a time and never changes their order, however long they take', () =>
    fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()), { maxLength: 12 }),
        async (scheduler, tasks) => {
          const queue = createSerialQueue();
          const running = new Set<string>();
          const order: Record<string, number[]> = { a: [], b: [], c: [] };
          const results = tasks.map(([key, fails], index) =>
            queue.run(key, async () => {
              expect(running.has(key)).toBe(false);
              running.add(key);
              await scheduler.schedule(Promise.resolve());
              running.delete(key);
              order[key]?.push(index);
              if (fails) throw new Error('told to');
            }),
          );
          const settled = Promise.allSettled(results);
          await scheduler.waitFor(settled);
          for (const done of Object.values(order)) expect(done).toEqual([...done].sort((one, other) => one - other));
          expect(Object.values(order).flat()).toHaveLength(tasks.length);
          expect((await settled).map(({ status }) => status === 'rejected')).toEqual(tasks.map(([, fails]) => fails));
        },
      ),
    ));
});

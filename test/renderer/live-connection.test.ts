import { describe, expect, it, vi } from 'vitest';
import { createLiveConnection } from '#renderer/app/live-connection.ts';
import type { LockRequest } from '#renderer/platform/tab-turn.ts';
import { queueForTurn } from '#renderer/platform/tab-turn.ts';
import { FakeConnection } from './support/fake-connection.ts';
import { ada, identityOf, nobody } from './support/people.ts';

type Holder = { readonly fail: (reason: unknown) => void };
type Request = (options: LockOptions, run: () => Promise<unknown>) => Promise<void>;

/** Web Locks for one name: a queue, with waiting, giving up and stealing as the standard has them. */
const fakeLocks = (): LockRequest => {
  let holder: Holder | null = null;
  let line: (() => void)[] = [];
  const next = () => line.shift()?.();
  const request: Request = ({ steal, signal }, run) =>
    new Promise((resolve, reject) => {
      const enter = () => {
        const mine: Holder = { fail: reject };
        holder = mine;
        void run().finally(() => {
          resolve();
          if (holder !== mine) return;
          holder = null;
          next();
        });
      };
      if (steal) holder?.fail(new DOMException('stolen', 'AbortError'));
      if (steal || !holder) return enter();
      line.push(enter);
      signal?.addEventListener('abort', () => {
        line = line.filter((waiting) => waiting !== enter);
        reject(new DOMException('gave up', 'AbortError'));
      });
    });
  return { request: (_name: string, ...rest: unknown[]) => request(...(rest as Parameters<Request>)) } as LockRequest;
};

const openTab = (locks?: LockRequest, identity = identityOf(ada)) => {
  const opened: FakeConnection[] = [];
  const connect = vi.fn(async () => {
    const connection = new FakeConnection();
    opened.push(connection);
    return connection;
  });
  const live = createLiveConnection({ identity, connect, queue: (options) => queueForTurn(options, locks) });
  return { live, connect, opened, identity };
};

const isConnected = (tab: ReturnType<typeof openTab>) =>
  vi.waitFor(() => expect(tab.live.store.getState()).not.toBeNull());

describe('the connection of an account', () => {
  it('is not there for nobody, and comes with the sign-in', async () => {
    const tab = openTab(fakeLocks(), nobody());
    expect(tab.connect).not.toHaveBeenCalled();
    expect(await tab.live.take()).toBeNull();
    tab.identity.setState(ada, true);
    await isConnected(tab);
    expect(tab.connect).toHaveBeenCalledExactlyOnceWith('token-of-ada');
  });

  it('stays through a change of name and goes with the sign-out', async () => {
    const tab = openTab(fakeLocks());
    await isConnected(tab);
    tab.identity.setState({ ...ada, user: { ...ada.user, username: 'Ada Lovelace' } }, true);
    expect(tab.connect).toHaveBeenCalledOnce();
    tab.identity.setState({ kind: 'nobody' }, true);
    expect(tab.live.store.getState()).toBeNull();
    expect(tab.opened[0]?.closed).toBe(true);
  });

  it('belongs to one tab; the next in line gets it when that one closes', async () => {
    const locks = fakeLocks();
    const [first, second] = [openTab(locks), openTab(locks)];
    await isConnected(first);
    expect(second.connect).not.toHaveBeenCalled();
    first.live.close();
    await isConnected(second);
  });

  it('is taken by the tab that goes into a call, and comes back when that one closes', async () => {
    const locks = fakeLocks();
    const [first, second] = [openTab(locks), openTab(locks)];
    await isConnected(first);
    expect(await second.live.take()).toBe(second.opened[0]);
    await vi.waitFor(() => expect(first.live.store.getState()).toBeNull());
    expect(first.opened[0]?.closed).toBe(false);
    second.live.close();
    await isConnected(first);
    expect(first.opened).toHaveLength(2);
  });

  it('is not opened anew while it works, but is after the server ended it', async () => {
    const tab = openTab(fakeLocks());
    await isConnected(tab);
    expect(await tab.live.take()).toBe(tab.opened[0]);
    tab.opened[0]?.state.setState({ kind: 'replaced' }, true);
    expect(await tab.live.take()).toBe(tab.opened[1]);
  });

  it("is every tab's own where browsers have no locks", async () => {
    // As in jsdom, and on pages without a secure context.
    const tabs = [openTab(), openTab()];
    for (const tab of tabs) await isConnected(tab);
  });
});

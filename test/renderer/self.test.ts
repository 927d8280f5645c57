import { describe, expect, it, vi } from 'vitest';
import { routes } from '#renderer/client/catalog.ts';
import { createSelf } from '#renderer/features/account/index.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { FakeRest } from './support/fake-rest.ts';
import { ada, identityOf, nobody } from './support/people.ts';

const serverOf = (role: string | undefined, username = 'Ada') =>
  new FakeRest().on(routes.getMe, () =>
    ok({ user: { ...ada.user, username }, language: 'en', ...(role ? { role } : {}) }),
  );

describe('who is signed in', () => {
  it('asks nothing while that is nobody', async () => {
    const rest = serverOf('admin');
    const self = createSelf(rest, nobody());
    await self.refresh();
    expect(self.store.getState()).toEqual({ kind: 'nobody' });
    expect(rest.asked).toEqual([]);
  });

  it('learns the role with every sign-in, and forgets it with every sign-out', async () => {
    const identity = nobody();
    const self = createSelf(serverOf('moderator'), identity);
    identity.setState(ada, true);
    expect(self.store.getState()).toEqual({ kind: 'account', role: null });
    await vi.waitFor(() => expect(self.store.getState()).toEqual({ kind: 'account', role: 'moderator' }));
    identity.setState({ kind: 'nobody' }, true);
    expect(self.store.getState()).toEqual({ kind: 'nobody' });
  });

  it('takes a role that it does not know as the least one', async () => {
    const self = createSelf(serverOf('emperor'), identityOf(ada));
    await self.refresh();
    expect(self.store.getState()).toEqual({ kind: 'account', role: 'user' });
  });

  it('takes over a name that was changed elsewhere, and tells nobody when nothing changed', async () => {
    const identity = identityOf(ada);
    const told = vi.fn();
    identity.subscribe(told);
    await createSelf(serverOf('user'), identity).refresh();
    expect(told).not.toHaveBeenCalled();
    await createSelf(serverOf('user', 'Ada L.'), identity).refresh();
    expect(identity.getState()).toMatchObject({ token: ada.token, user: { username: 'Ada L.' } });
  });

  it('drops an answer that comes after the next sign-in', async () => {
    const identity = identityOf(ada);
    const rest = new FakeRest();
    const self = createSelf(rest, identity);
    rest.on(routes.getMe, () => {
      identity.setState({ kind: 'nobody' }, true);
      return ok({ user: ada.user, language: 'en', role: 'admin' });
    });
    await self.refresh();
    expect(self.store.getState()).toEqual({ kind: 'nobody' });
    rest.on(routes.getMe, () => err({ code: 'OFFLINE', message: '' }));
    identity.setState({ ...ada, token: 'another' }, true);
    await self.refresh();
    expect(self.store.getState()).toEqual({ kind: 'account', role: null });
  });
});

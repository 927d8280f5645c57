import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { routes } from '#renderer/client/catalog.ts';
import { JoinScreen } from '#renderer/features/lobby/JoinScreen.tsx';
import { createLinkVisit } from '#renderer/features/lobby/model/link-visit.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { FakeRest } from './support/fake-rest.ts';
import { CALL, CONVERSATION } from './support/people.ts';
import { show } from './support/show.tsx';

const TOKEN = 'kfd-wmqx-tzr';

const open = (rest: FakeRest, isMember = false) => {
  const onGuest = vi.fn();
  const onLanguage = vi.fn();
  const visit = createLinkVisit(rest, TOKEN, async () => isMember);
  const part = <JoinScreen visit={visit} suggestedName="" language="en" onLanguage={onLanguage} onGuest={onGuest} />;
  return { ...show(part), onGuest, onLanguage };
};

const openLink = (lobby = false) =>
  new FakeRest()
    .on(routes.describeShareLink, () => ok({ conversationId: CONVERSATION, title: 'Ward round', lobby }))
    .on(routes.enterShareLink, ({ body }) =>
      ok({
        sessionToken: 'guest-token',
        user: { id: CALL, username: body.name, isAnonymous: true },
        conversationId: CONVERSATION,
        expiresAt: '2026-11-21T10:00:00.000Z',
      }),
    );

const failingLink = (code: string) =>
  new FakeRest().on(routes.describeShareLink, () => err({ code, message: 'from the server' }));

describe('an invite link', () => {
  it('says where it leads, and lets in with a name', async () => {
    const { user, onGuest, visited } = open(openLink());
    expect(await screen.findByRole('heading', { name: 'Ward round' })).toBeVisible();
    await user.type(screen.getByLabelText('Your name'), 'Cy{Enter}');
    await vi.waitFor(() => expect(visited).toEqual([`/meet/${CONVERSATION}`]));
    expect(onGuest).toHaveBeenCalledWith({
      kind: 'guest',
      token: 'guest-token',
      user: { id: CALL, username: 'Cy', isAnonymous: true },
      conversationId: CONVERSATION,
      shareToken: TOKEN,
    });
  });

  it('warns that somebody has to let in', async () => {
    open(openLink(true));
    expect(await screen.findByText(/will let you in/)).toBeVisible();
  });

  it('offers the languages of the app', async () => {
    const { user, onLanguage } = open(openLink());
    await user.selectOptions(await screen.findByLabelText('Language'), 'Français');
    expect(onLanguage).toHaveBeenCalledWith('fr');
  });

  it('leads members straight on', async () => {
    const { visited } = open(openLink(), true);
    await vi.waitFor(() => expect(visited).toEqual([`/meet/${CONVERSATION}`]));
    expect(screen.queryByLabelText('Your name')).toBeNull();
  });
});

describe('a link that does not work', () => {
  it.each([
    ['FORBIDDEN', 'This link has expired'],
    ['NOT_FOUND', 'This link leads nowhere'],
    ['OFFLINE', 'The link could not be checked'],
  ])('(%s) says "%s" and leads home', async (code, title) => {
    const { user, visited } = open(failingLink(code));
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Back to start' }));
    expect(visited).toEqual(['/']);
  });

  it('can be tried again when only the line failed', async () => {
    const rest = failingLink('OFFLINE');
    const { user } = open(rest);
    await screen.findByRole('alert');
    rest.on(routes.describeShareLink, () => ok({ conversationId: CONVERSATION, title: 'Ward round', lobby: false }));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Ward round' })).toBeVisible();
  });

  it('may expire while somebody types the name', async () => {
    const rest = openLink().on(routes.enterShareLink, () => err({ code: 'FORBIDDEN', message: 'gone' }));
    const { user, visited } = open(rest);
    await user.type(await screen.findByLabelText('Your name'), 'Cy{Enter}');
    expect(await screen.findByRole('heading', { name: 'This link has expired' })).toBeVisible();
    expect(visited).toEqual([]);
  });
});

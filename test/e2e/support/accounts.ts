import type { Browser } from '@playwright/test';
import { createUser, type User } from '#test/support/drivers/session-rooms/index.ts';
import { type Attendee, openProfile } from './meeting.ts';

/** Somebody with an account, in a browser profile that is signed in. */
export interface Member extends Attendee {
  readonly user: User;
}

/** Opens a profile in which this account is signed in. */
export const openSignedIn = async (
  browser: Browser,
  { id, token }: { readonly id: string; readonly token: string },
  name: string,
): Promise<Attendee> => {
  const attendee = await openProfile(browser, name);
  const identity = { kind: 'account', token, user: { id, username: name, isAnonymous: false } };
  await attendee.context.addInitScript((stored) => {
    localStorage.setItem('beckon.identity.v1', stored);
  }, JSON.stringify(identity));
  return attendee;
};

/** Makes an account and opens a profile in which it is signed in. */
export const openMember = async (browser: Browser, url: string, name: string): Promise<Member> => {
  const user = await createUser(url, name);
  return { ...(await openSignedIn(browser, user, name)), user };
};

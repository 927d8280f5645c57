import type { ParseKeys } from 'i18next';
import type { ComponentType } from 'react';
import type { AccountRole, Self } from '#renderer/features/account/index.ts';
import { paths } from '#renderer/platform/index.ts';
import {
  AdminIcon,
  CalendarIcon,
  ContactsIcon,
  ControlIcon,
  HistoryIcon,
  HomeIcon,
  ScheduleIcon,
  SettingsIcon,
} from '#renderer/ui/icons.ts';

/** Who sees a place. Staff are moderators and administrators; visitors are those who are not signed in. */
export type SeenBy = 'everybody' | 'visitor' | 'account' | 'staff';

/** One place of the app, as its navigation offers it. */
export interface NavPlace {
  readonly path: string;
  readonly label: Extract<ParseKeys, `nav.${string}`>;
  readonly Icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  readonly seenBy: SeenBy;
}

/** All places in their order; where room is short the last ones stand in a menu. Signed-in people have settings beside their name. */
const navPlaces: readonly NavPlace[] = [
  { path: paths.home, label: 'nav.home', Icon: HomeIcon, seenBy: 'everybody' },
  { path: paths.contacts, label: 'nav.contacts', Icon: ContactsIcon, seenBy: 'account' },
  { path: paths.history, label: 'nav.calls', Icon: HistoryIcon, seenBy: 'account' },
  { path: paths.schedule, label: 'nav.schedule', Icon: ScheduleIcon, seenBy: 'account' },
  { path: paths.appointments, label: 'nav.appointments', Icon: CalendarIcon, seenBy: 'account' },
  // Whoever has an account may open a session or begin a call, and is an operator of it then.
  { path: paths.control, label: 'nav.control', Icon: ControlIcon, seenBy: 'account' },
  { path: paths.admin(), label: 'nav.admin', Icon: AdminIcon, seenBy: 'staff' },
  { path: paths.settings, label: 'nav.settings', Icon: SettingsIcon, seenBy: 'visitor' },
];

const isStaff = (role: AccountRole | null) => role === 'moderator' || role === 'admin';

const sees: Readonly<Record<SeenBy, (self: Self) => boolean>> = {
  everybody: () => true,
  visitor: (self) => self.kind === 'nobody',
  account: (self) => self.kind === 'account',
  staff: (self) => self.kind === 'account' && isStaff(self.role),
};

/** The places that somebody sees. */
export const placesFor = (self: Self): readonly NavPlace[] => navPlaces.filter(({ seenBy }) => sees[seenBy](self));

/** True on the page of a place and on those below it. */
export const isAt = ({ path }: Pick<NavPlace, 'path'>, pathname: string): boolean =>
  pathname === path || (path !== paths.home && pathname.startsWith(`${path}/`));

const isForEverybody = ({ seenBy }: NavPlace) => seenBy === 'everybody' || seenBy === 'visitor';

/** True on pages that only signed-in people have; these say themselves when a sign-in is needed. */
export const isForAccounts = (pathname: string): boolean =>
  navPlaces.some((place) => !isForEverybody(place) && isAt(place, pathname));

/** Splits places into those that stand in sight and those in the menu, which takes a slot of its own. */
export const splitPlaces = (
  places: readonly NavPlace[],
  slots: number,
): { readonly inSight: readonly NavPlace[]; readonly inMenu: readonly NavPlace[] } => {
  const count = places.length <= slots ? places.length : slots - 1;
  return { inSight: places.slice(0, count), inMenu: places.slice(count) };
};

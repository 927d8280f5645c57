import { useStore } from 'zustand';
import { useServices } from '../services-context.ts';
import type { MeetStay } from './meet-model.ts';

/** Under which name, and by which picture, this tab is at the meeting; follows a change of either. */
export const usePerson = (stay: MeetStay): { readonly name: string; readonly avatar: string | null } => {
  const { account } = useServices();
  const person = useStore((stay.person ?? account).identity);
  return person.kind === 'nobody'
    ? { name: '', avatar: null }
    : { name: person.user.username, avatar: person.user.avatar ?? null };
};

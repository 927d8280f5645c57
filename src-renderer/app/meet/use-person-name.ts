import { useStore } from 'zustand';
import { useServices } from '../services-context.ts';
import type { MeetStay } from './meet-model.ts';

/** Under which name this tab is at the meeting; follows a change of name. */
export const usePersonName = (stay: MeetStay): string => {
  const { account } = useServices();
  const person = useStore((stay.person ?? account).identity);
  return person.kind === 'nobody' ? '' : person.user.username;
};

import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createProfile, type ProfileModel, type ProfileView } from '../model/profile.ts';
import type { AccountTools } from '../model/sign-in.ts';

/** The own profile, read as soon as this part is shown. */
export const useProfile = ({
  rest,
  identity,
}: AccountTools): { readonly profile: ProfileModel; readonly view: ProfileView } => {
  const profile = useMemo(() => createProfile({ rest, identity }), [rest, identity]);
  useEffect(() => void profile.load(), [profile]);
  return { profile, view: useStore(profile.store) };
};

import { useStore } from 'zustand';
import type { ControlState } from '../model/control-state.ts';
import type { ControlRoom, ControlView } from '../model/control-view.ts';

type Watching = Extract<ControlView, { phase: 'watching' }>;

const watchingOf = (view: ControlView): Watching => {
  if (view.phase !== 'watching') throw new Error('The session is not watched yet');
  return view;
};

/** Part of what is known of a watched session; only for parts that are shown while it is watched. */
export const useControl = <T>(room: ControlRoom, select: (state: ControlState) => T): T =>
  useStore(room.view, (view) => select(watchingOf(view).state));

/** The same for what is beside the state: the line, who speaks, what failed. */
export const useWatching = <T>(room: ControlRoom, select: (view: Watching) => T): T =>
  useStore(room.view, (view) => select(watchingOf(view)));

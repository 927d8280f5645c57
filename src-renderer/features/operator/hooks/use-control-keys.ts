import { useStore } from 'zustand';
import { type KeyHandlers, useKeys } from '#renderer/ui/use-keys.ts';
import type { ControlRoom } from '../model/control-view.ts';
import { type ControlShortcut, controlShortcuts } from '../model/shortcuts.ts';
import { useControl } from './use-control-room.ts';
import type { WallSurfaceControls } from './use-wall-surface.ts';

/** Binds the keyboard of the page to the room. */
export const useControlKeys = (room: ControlRoom, { surface, change, toggleFocus }: WallSurfaceControls): void => {
  const actions = useStore(room.actions);
  const state = useControl(room, (known) => known);
  const isListening = useStore(room.media, (media) => media.isListening);
  const person = surface.selectedId === null ? undefined : state.people.get(surface.selectedId);
  const { showing } = state;
  const { setHeld, muteAll, setLocked, controlFilm } = actions;
  const handlers: KeyHandlers<ControlShortcut> = {
    mute: setHeld && person ? () => void setHeld(person.id, !person.isMuted) : null,
    muteAll: muteAll && (() => void muteAll()),
    remove:
      actions.remove && person
        ? () => change({ dialog: { kind: 'remove', participantId: person.id, name: person.name } })
        : null,
    enlarge: person ? () => toggleFocus({ kind: 'person', participantId: person.id }) : null,
    listen: () => room.listen(!isListening),
    lock: setLocked && (() => void setLocked(!state.isLocked)),
    end: actions.end && (() => change({ dialog: { kind: 'end' } })),
    film: controlFilm && showing ? () => void controlFilm(showing.filmId, showing.isPlaying ? 'pause' : 'play') : null,
    alerts: () => change({ panel: 'alerts' }),
    person: () => change({ panel: 'person' }),
    videos: () => change({ panel: 'film' }),
    links: () => change({ panel: 'links' }),
    log: () => change({ panel: 'log' }),
    help: () => change({ dialog: { kind: 'shortcuts' } }),
  };
  useKeys(controlShortcuts, handlers, surface.dialog.kind === 'none');
};

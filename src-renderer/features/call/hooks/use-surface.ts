import { useState } from 'react';

export type SidePanel = 'chat' | 'participants' | 'captions';

export type CallDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'invite' }
  | { readonly kind: 'devices' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'endForAll' }
  | { readonly kind: 'remove'; readonly participantId: string; readonly name: string };

/** What is open around the pictures. One panel and one dialog at a time. */
export interface Surface {
  readonly panel: SidePanel | null;
  readonly dialog: CallDialog;
  readonly captionsOn: boolean;
  readonly pinnedId: string | null;
  readonly page: number;
}

export interface SurfaceControls {
  readonly surface: Surface;
  readonly togglePanel: (panel: SidePanel) => void;
  readonly closePanel: () => void;
  readonly openDialog: (dialog: CallDialog) => void;
  readonly closeDialog: () => void;
  readonly toggleCaptions: () => void;
  readonly togglePin: (tileId: string) => void;
  readonly turnTo: (page: number) => void;
}

const calm: Surface = { panel: null, dialog: { kind: 'none' }, captionsOn: false, pinnedId: null, page: 0 };

/** Holds what is open around the pictures of a call. */
export const useSurface = (): SurfaceControls => {
  const [surface, setSurface] = useState(calm);
  const change = (difference: (old: Surface) => Partial<Surface>) =>
    setSurface((old) => ({ ...old, ...difference(old) }));
  return {
    surface,
    togglePanel: (panel) => change((old) => ({ panel: old.panel === panel ? null : panel })),
    closePanel: () => change(() => ({ panel: null })),
    openDialog: (dialog) => change(() => ({ dialog })),
    closeDialog: () => change(() => ({ dialog: calm.dialog })),
    toggleCaptions: () => change((old) => ({ captionsOn: !old.captionsOn })),
    togglePin: (tileId) => change((old) => ({ pinnedId: old.pinnedId === tileId ? null : tileId })),
    turnTo: (page) => change(() => ({ page })),
  };
};

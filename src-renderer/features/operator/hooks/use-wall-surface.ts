import { useCallback, useState } from 'react';
import type { WallOrder } from '../model/wall-order.ts';

/** What stands beside the wall. */
export const panels = ['alerts', 'person', 'film', 'links', 'log'] as const;
export type Panel = (typeof panels)[number];

/** What is shown large: somebody's camera, or a shared screen. */
export type Focus =
  /** Whatever asks for it by itself, such as a new screen. */
  | { readonly kind: 'none' }
  /** The wall alone: the operator put the large picture aside. */
  | { readonly kind: 'wall' }
  | { readonly kind: 'person'; readonly participantId: string }
  | { readonly kind: 'share'; readonly participantId: string };

export type ControlDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'remove'; readonly participantId: string; readonly name: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'shortcuts' };

/** What this operator looks at; every operator has an own view of the same state. */
export interface WallSurface {
  readonly selectedId: string | null;
  readonly focus: Focus;
  readonly panel: Panel;
  readonly dialog: ControlDialog;
  readonly order: WallOrder;
}

export interface WallSurfaceControls {
  readonly surface: WallSurface;
  readonly change: (difference: Partial<WallSurface>) => void;
  readonly closeDialog: () => void;
  /** Shows somebody large, or goes back to the wall alone. */
  readonly toggleFocus: (focus: Focus) => void;
}

const calm: WallSurface = {
  selectedId: null,
  focus: { kind: 'none' },
  panel: 'alerts',
  dialog: { kind: 'none' },
  order: 'arrival',
};

const isSameFocus = (a: Focus, b: Focus): boolean =>
  a.kind === b.kind && 'participantId' in a && 'participantId' in b && a.participantId === b.participantId;

/** Holds what is open around the wall. */
export const useWallSurface = (): WallSurfaceControls => {
  const [surface, setSurface] = useState(calm);
  const change = useCallback(
    (difference: Partial<WallSurface>) => setSurface((old) => ({ ...old, ...difference })),
    [],
  );
  const closeDialog = useCallback(() => change({ dialog: calm.dialog }), [change]);
  const toggleFocus = useCallback(
    (focus: Focus) => setSurface((old) => ({ ...old, focus: isSameFocus(old.focus, focus) ? calm.focus : focus })),
    [],
  );
  return { surface, change, closeDialog, toggleFocus };
};

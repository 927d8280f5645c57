import { createContext, use } from 'react';
import type { ControlDialog } from './use-wall-surface.ts';

/** Opens a dialog in front of the wall. */
export type OpenDialog = (dialog: ControlDialog) => void;

/** Hands the way to open dialogs down to the many small parts that ask before they do something. */
export const WallDialogs = createContext<OpenDialog>(() => undefined);

/** The way to open a dialog. */
export const useOpenDialog = (): OpenDialog => use(WallDialogs);

import type { Language } from '#renderer/ui/languages.ts';

/** In which light: as the system has it, or always the same. */
export const themes = ['auto', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

/** What a person chooses for the whole app, the same on every device. */
export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  /** Whether calls and appointments are told of while another window is in front. */
  readonly notifications: boolean;
}

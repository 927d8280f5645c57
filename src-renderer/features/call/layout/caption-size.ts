import { createStoredValue } from '#renderer/platform/index.ts';

export const captionSizes = ['small', 'medium', 'large'] as const;
export type CaptionSize = (typeof captionSizes)[number];

/** Size of the letters, in rem. */
export const captionScales: Readonly<Record<CaptionSize, string>> = {
  small: '0.95rem',
  medium: '1.25rem',
  large: '1.75rem',
};

/** The size this person reads best, kept in this browser. */
export const storedCaptionSize = createStoredValue<CaptionSize>({
  storage: () => localStorage,
  key: 'beckon.caption-size',
  parse: (value) => captionSizes.find((size) => size === value) ?? null,
});

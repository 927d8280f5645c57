import type { CaptureSource } from '#renderer/platform/index.ts';

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The sources whose name contains the text, whatever its accents and capitals. */
export const filterSources = (sources: readonly CaptureSource[], text: string): readonly CaptureSource[] => {
  const wanted = plain(text.trim());
  return wanted === '' ? sources : sources.filter(({ name }) => plain(name).includes(wanted));
};

/**
 * The supported language that the browser prefers, by its Accept-Language header; regions count as their language
 * ("fr-CA" as "fr"). Without a match the first supported one.
 */
export const pickLanguage = <Language extends string>(
  header: string | undefined,
  supported: readonly [Language, ...Language[]],
): Language => {
  const wishes = (header ?? '').split(',').map((entry) => {
    const [tag = '', quality] = entry.split(/;\s*q=/);
    return { language: tag.trim().toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const accepted = wishes.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  for (const wish of accepted) {
    const match = supported.find((language) => language === wish.language);
    if (match) return match;
  }
  return supported[0];
};

import { z } from 'zod';
import type { TranslationPort } from '../ports/index.ts';

const TIMEOUT_MS = 4_000;
const answer = z.object({ translatedText: z.string() });

/** No translator: captions are delivered as they were spoken. */
export const noTranslation: TranslationPort = { available: false, translate: async () => undefined };

/**
 * A translation server that speaks the LibreTranslate API, at its base address. A pair of languages that it does not know
 * gives undefined; any other failure rejects.
 */
export const createHttpTranslation = (baseUrl: string): TranslationPort => ({
  available: true,
  async translate(text, from, to) {
    const response = await fetch(new URL('translate', baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ q: text, source: primary(from), target: primary(to), format: 'text' }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 400) return undefined;
    if (!response.ok) throw new Error(`The translation server answered ${response.status}`);
    return answer.parse(await response.json()).translatedText;
  },
});

/** `pt-BR` is `pt` to the translator. */
const primary = (language: string): string => language.split('-')[0] ?? language;

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failureKeyOf } from '#renderer/ui/failure-keys.ts';

const textsOf = (language: string): Record<string, unknown> => {
  const file = new URL(`../../../resources/locales/${language}/app.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
};

const textAt = (texts: Record<string, unknown>, key: string): unknown =>
  key.split('.').reduce<unknown>((inner, part) => Reflect.get(Object(inner), part), texts);

const met = [
  ...['OFFLINE', 'TIMEOUT', 'UNAUTHORIZED', 'FORBIDDEN', 'PERMISSION_DENIED', 'NOT_FOUND', 'CALL_NOT_FOUND'],
  ...['CALL_ENDED', 'MAX_PARTICIPANTS_REACHED', 'KICKED', 'RATE_LIMIT_EXCEEDED', 'MEDIA_UNAVAILABLE'],
];

describe('a failure', () => {
  it.each(met)('S4-L35 is told in the language of the reader, by its code: %s', (code) => {
    const key = failureKeyOf(code);
    for (const language of ['en', 'fr', 'es']) expect(textAt(textsOf(language), key ?? ''), language).toMatch(/\w{2,}/);
  });

  it('S4-L35 of a code that nobody foresaw is told in the words of the server', () => {
    for (const code of ['SOMETHING_NEW', '', '__proto__', 'toString']) expect(failureKeyOf(code)).toBeNull();
  });
});

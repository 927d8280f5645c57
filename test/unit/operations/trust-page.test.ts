// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { pickLanguage } from '#server/operations/accept-language.ts';
import { renderTrustPage } from '#server/operations/trust-page.ts';

const FINGERPRINT = `sha256:${'0ab1'.repeat(16)}`;

const render = (acceptLanguage?: string) => {
  const { language, html } = renderTrustPage(acceptLanguage, FINGERPRINT);
  return { language, html, document: new DOMParser().parseFromString(html, 'text/html') };
};

describe('pickLanguage', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['fr', 'fr'],
    ['fr-CA,en;q=0.8', 'fr'],
    ['de-DE,de;q=0.9,es;q=0.8,en;q=0.7', 'es'],
    ['en;q=0.2, es;q=0.9', 'es'],
    ['fr;q=0, en', 'en'],
    ['FR', 'fr'],
    ['de', 'en'],
    [';;,q=,;q=x', 'en'],
  ])('%s gives %s', (header, language) => {
    expect(pickLanguage(header, ['en', 'es', 'fr'])).toBe(language);
  });
});

describe.each(['en', 'fr', 'es'])('the trust page in %s', (language) => {
  it('says its language, links to the certificate and shows the fingerprint', () => {
    const { document, ...page } = render(language);
    expect(page.language).toBe(language);
    expect(document.documentElement.lang).toBe(language);
    expect(document.querySelector('a[href="/ca.crt"]')?.textContent).toBeTruthy();
    expect(document.querySelector('code')?.textContent).toBe(Array.from({ length: 16 }, () => '0A:B1').join(':'));
  });

  it('has steps for every kind of device, reachable by its list', () => {
    const { document } = render(language);
    const linked = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href')?.slice(1));
    expect(linked).toEqual(['windows', 'macos', 'ios', 'android', 'linux', 'firefox']);
    for (const id of linked) {
      const section = document.querySelector(`section[aria-labelledby="${id}"]`);
      expect(section?.querySelector(`#${id}`)?.textContent).toBeTruthy();
      expect(section?.querySelectorAll('li').length).toBeGreaterThanOrEqual(3);
    }
  });

  it('needs nothing from elsewhere and runs nothing', () => {
    const { document } = render(language);
    expect(document.querySelectorAll('script, link, img, iframe, [style], [onclick]')).toHaveLength(0);
    expect(document.querySelector('style')?.textContent).toContain('prefers-color-scheme: dark');
    for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^[/#]/);
  });

  it('has headings in order and one main part', () => {
    const { document } = render(language);
    const levels = [...document.querySelectorAll('h1, h2, h3')].map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((last, level) => {
      expect(level - last).toBeLessThanOrEqual(1);
      return level;
    }, 0);
    expect(document.querySelectorAll('main')).toHaveLength(1);
  });
});

const texts = (language: string) =>
  [...render(language).document.querySelectorAll('h1, h2, p:not(:has(code)), li:not(nav li)')].map(
    (node) => node.textContent,
  );

describe('translations', () => {
  it('differ in every text', () => {
    const [en, fr, es] = [texts('en'), texts('fr'), texts('es')];
    expect(fr).toHaveLength(en.length);
    expect(es).toHaveLength(en.length);
    en.forEach((text, index) => expect(new Set([text, fr[index], es[index]]).size, text).toBe(3));
  });
});

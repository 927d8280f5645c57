import en from '../../../resources/locales/trust/en.json' with { type: 'json' };
import es from '../../../resources/locales/trust/es.json' with { type: 'json' };
import fr from '../../../resources/locales/trust/fr.json' with { type: 'json' };
import { pickLanguage } from './accept-language.ts';

/** A page ready to be sent, in one of the languages there are. */
export interface TrustPage {
  readonly language: 'en' | 'es' | 'fr';
  readonly html: string;
}

type Texts = typeof en;

/** All translations have the very form of the English texts; a missing one does not compile. */
const texts: Record<TrustPage['language'], Texts> = { en, es, fr };

const STYLE = `
:root { color-scheme: light dark; --text: #1b1f24; --soft: #4a525c; --back: #ffffff; --card: #f2f4f7; --line: #c9cfd6; --link: #1257a8; --button: #1257a8; --on-button: #ffffff; --warn: #8a3a00 }
@media (prefers-color-scheme: dark) { :root { --text: #e8ebef; --soft: #b3bcc6; --back: #14171b; --card: #1f242a; --line: #3c444d; --link: #8cc0ff; --button: #8cc0ff; --on-button: #0b1a2b; --warn: #ffb37a } }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.6 system-ui, sans-serif }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.8rem; line-height: 1.25 }
h2 { font-size: 1.3rem; margin-top: 2.5rem }
h3 { font-size: 1.1rem; margin: 0 }
a { color: var(--link) }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.button { display: inline-block; padding: .7rem 1.2rem; border-radius: .5rem; background: var(--button); color: var(--on-button); font-weight: 600; text-decoration: none }
.caution { border-left: 4px solid var(--warn); padding-left: 1rem; color: var(--warn) }
.fingerprint { display: block; padding: .8rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); font: .95rem/1.7 ui-monospace, monospace; overflow-wrap: anywhere }
nav ul { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; padding: 0; list-style: none }
section.device { margin: 1rem 0; padding: 1rem 1.2rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card) }
li { margin: .35rem 0 }
.soft { color: var(--soft) }`;

/**
 * The help page that tells how a device comes to trust this server's certificate authority, whose certificate /ca.crt gives.
 * `fingerprint` is `sha256:` and hex digits. The page needs no script and nothing from elsewhere.
 */
export const renderTrustPage = (acceptLanguage: string | undefined, fingerprint: string): TrustPage => {
  const language = pickLanguage(acceptLanguage, ['en', 'es', 'fr']);
  return { language, html: page(language, texts[language], toReadable(fingerprint)) };
};

const page = (language: string, text: Texts, fingerprint: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(text.title)}</title>
<style>${STYLE}
</style>
</head>
<body>
<main>
<h1>${escape(text.title)}</h1>
<p>${escape(text.intro)}</p>
<p class="caution">${escape(text.caution)}</p>
<p><a class="button" href="/ca.crt">${escape(text.download)}</a></p>
<h2 id="fingerprint">${escape(text.fingerprintTitle)}</h2>
<p>${escape(text.fingerprintText)}</p>
<p><code class="fingerprint">${fingerprint}</code></p>
<h2 id="steps">${escape(text.stepsTitle)}</h2>
<nav aria-labelledby="steps"><ul>${devices(text, ([id, { name }]) => `<li><a href="#${id}">${escape(name)}</a></li>`)}</ul></nav>
${devices(text, deviceSection)}
<h2 id="done">${escape(text.doneTitle)}</h2>
<p><a href="/">${escape(text.open)}</a></p>
<p class="soft">${escape(text.remove)}</p>
</main>
</body>
</html>
`;

type Device = [id: string, { readonly name: string; readonly steps: readonly string[] }];

const devices = (text: Texts, render: (device: Device) => string): string =>
  Object.entries(text.devices).map(render).join('\n');

const deviceSection = ([id, { name, steps }]: Device): string => `<section class="device" aria-labelledby="${id}">
<h3 id="${id}">${escape(name)}</h3>
<ol>${steps.map((step) => `<li>${escape(step)}</li>`).join('')}</ol>
</section>`;

/** As systems show it: pairs of capital digits, which may wrap between any two. */
const toReadable = (fingerprint: string): string =>
  (fingerprint.replace(/^sha256:/, '').match(/[\da-f]{2}/gi) ?? [])
    .join(':<wbr>')
    .toUpperCase()
    .replaceAll('<WBR>', '<wbr>');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

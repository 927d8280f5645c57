import { APP_SCHEME } from '#shared/ipc/app-origin.ts';
import type { Language, NativeTexts } from '../app/native-texts.ts';

/** Where the page about a fault lives: beside the client, of which it needs nothing. It may ask the desktop nothing. */
export const FAULT_ORIGIN = `${APP_SCHEME}://fault`;

/** What happened to the page of the main window. */
export interface Fault {
  readonly kind: 'crashed' | 'notLoaded';
  /** The report about it. */
  readonly details: string;
  /** The address of the call that it cut off; null when there was none. */
  readonly callUrl: string | null;
}

/** What the links of the page ask for. */
export type FaultAction = 'open' | 'return' | 'copy';

/** The action behind an address that the window is about to go to; null for all others. */
export const faultActionOf = (url: string): FaultAction | null => {
  const [, action] = /^beckon-app:\/\/(?:client|fault)\/fault\/(open|return|copy)$/.exec(url) ?? [];
  return (action as FaultAction | undefined) ?? null;
};

/** Nothing runs on the page and nothing is fetched by it. */
export const FAULT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** The colours of the client, of which no style sheet may be needed here. */
const STYLE = `
  :root { color-scheme: light dark; --ground: light-dark(#f5f6f9, #0c111b); --card: light-dark(#fff, #141b29);
    --ink: light-dark(#141b29, #e8ebf2); --soft: light-dark(#576378, #9ba6ba); --line: light-dark(#dfe4eb, #273146);
    --focus: light-dark(#9c5300, #ffca5f); }
  * { box-sizing: border-box; }
  body { display: grid; place-items: center; min-height: 100vh; margin: 0; padding: 24px; background: var(--ground);
    color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
  main { width: 100%; max-width: 620px; }
  h1 { margin: 0 0 12px; font-size: 1.8rem; line-height: 1.15; letter-spacing: -0.02em; text-wrap: balance; }
  p { margin: 0 0 20px; color: var(--soft); }
  nav { display: flex; flex-wrap: wrap; gap: 10px; margin-bottom: 28px; }
  a { padding: 10px 20px; border: 1px solid var(--line); border-radius: 999px; background: var(--card); color: inherit;
    font-weight: 600; text-decoration: none; }
  a.first { border-color: #ffb52e; background: #ffb52e; color: #241600; }
  a:hover { filter: brightness(0.97); }
  a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
  summary { color: var(--soft); cursor: pointer; }
  pre { max-height: 40vh; margin: 12px 0 0; padding: 14px; border: 1px solid var(--line); border-radius: 12px;
    overflow: auto; background: var(--card); font-size: 0.75rem; white-space: pre-wrap; overflow-wrap: anywhere; }
`;

interface PageParts {
  readonly fault: Fault;
  readonly texts: NativeTexts;
  readonly language: Language;
  /** The report is on the clipboard. */
  readonly isCopied: boolean;
}

/** Writes the page: what happened, and what can be done. It works by links alone. */
export const writeFaultPage = ({ fault, texts, language, isCopied }: PageParts): string => {
  const { kind, details, callUrl } = fault;
  const [title, text] =
    kind === 'crashed' ? (['crashTitle', 'crashText'] as const) : (['loadTitle', 'loadText'] as const);
  const say = (key: Parameters<NativeTexts>[0]) => escapeHtml(texts(key));
  const link = (action: FaultAction, label: string, isFirst = false) =>
    `<a href="/fault/${action}"${isFirst ? ' class="first"' : ''}>${label}</a>`;
  const links = [
    ...(callUrl === null ? [] : [link('return', say('crashReturn'), true)]),
    link('open', say('crashOpen'), callUrl === null),
    link('copy', isCopied ? `<span role="status">${say('copied')}</span>` : say('copyDetails')),
  ];
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Beckon</title>
<style>${STYLE}</style>
<main role="alert">
<h1>${say(title)}</h1>
<p>${say(text)}</p>
<nav>${links.join('\n')}</nav>
<details><summary>${say('crashDetails')}</summary><pre tabindex="0">${escapeHtml(details)}</pre></details>
</main>
</html>`;
};

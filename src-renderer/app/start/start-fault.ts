import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';
import './start-fault.css';
import type { Bridge } from '#renderer/platform/index.ts';
import { copyDetails, traceOf } from '../error-details.ts';
import { createStartTexts, findStartLanguage, type StartKey } from './start-texts.ts';

type WindowKind = Awaited<ReturnType<Bridge['ask']['windowRead']>>;

/** The part of the bridge that leads on from a page that could not be opened. */
export interface StartBridge {
  readonly ask: Pick<Bridge['ask'], 'windowRead' | 'mainShow' | 'deskCommand' | 'serverLeave'>;
}

interface Way {
  readonly key: StartKey;
  readonly go: (ask: StartBridge['ask']) => Promise<void>;
}

const toMain: Way = { key: 'start.main', go: (ask) => ask.mainShow(undefined) };
const toCall: Way = { key: 'start.main', go: (ask) => ask.deskCommand({ kind: 'show' }) };

/** What each window of the desktop app offers besides another attempt. */
const ways: Readonly<Record<WindowKind, Way>> = {
  // There a server can be stopped, started, or another one chosen.
  main: { key: 'start.first', go: (ask) => ask.serverLeave(undefined) },
  control: toMain,
  ringing: toCall,
  mini: toCall,
};

const reload = (): void => window.location.reload();

const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
};

const button = (label: string, press: () => void, className = 'fault-button'): HTMLButtonElement => {
  const made = element('button', className, label);
  made.type = 'button';
  made.addEventListener('click', press);
  return made;
};

/** Says in the place of the page that it could not be opened, without anything that would have to be fetched for it. */
export const showStartFault = (failure: unknown, desktop: StartBridge | null): void => {
  const language = findStartLanguage();
  const say = createStartTexts(language);
  const again = button(say('start.reload'), reload, 'fault-button fault-first');
  const copy = button(say('start.copy'), () => {
    void copyDetails(failure).then((isCopied) => {
      if (isCopied) copy.textContent = say('start.copied');
    });
  });
  copy.setAttribute('aria-live', 'polite');
  const trace = element('pre', 'fault-trace', traceOf(failure));
  trace.tabIndex = 0;
  const main = element(
    'main',
    'fault',
    element('h1', 'fault-title', say('start.title')),
    element('p', 'fault-text', say('start.text')),
    element('div', 'fault-ways', again, copy),
    element('details', 'fault-details', element('summary', '', say('start.details')), trace),
  );
  main.setAttribute('role', 'alert');
  document.documentElement.lang = language;
  document.body.replaceChildren(main);
  const offer = (kind: WindowKind): void => {
    const { key, go } = ways[kind];
    // What cannot even be asked for may work once the page has been loaded again.
    if (desktop) again.after(button(say(key), () => void go(desktop.ask).catch(reload)));
  };
  // A bridge that does not answer leaves what every page can do.
  desktop?.ask.windowRead(undefined).then(offer, () => undefined);
};

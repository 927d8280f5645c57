import { isLoopbackOrigin } from './server-link.ts';

const FUNCTION_KEY = 'F(?:[1-9]|1\\d|2[0-4])';
const OTHER_KEY = 'Space|Home|End|PageUp|PageDown|Insert|Delete|Up|Down|Left|Right';
const MODIFIER = '(?:CommandOrControl|Control|Command|Alt|Super|Shift)\\+';

/** Everything without Ctrl, Alt or the system's own key is needed for writing, except function keys. */
const SHORTCUT = new RegExp(
  `^(?:(?=.*(?:Control|Command|Alt|Super)\\+)(?:${MODIFIER})+(?:[A-Z\\d]|${FUNCTION_KEY}|${OTHER_KEY})|(?:Shift\\+)?${FUNCTION_KEY})$`,
);

/** True for keys that may be a shortcut everywhere on the computer, as Electron writes them: `CommandOrControl+Shift+M`. */
export const isShortcut = (keys: string): boolean => SHORTCUT.test(keys);

/** Scheme, host and port, and a folder; no name, password, query or fragment. */
const FEED = /^(?<origin>(?<scheme>https?):\/\/(?:[a-z\d.-]+|\[[\da-f:.]+\])(?::\d{1,5})?)(?:\/[^\s?#]*)?$/i;

/** True for where updates may be looked for: https, or plain http on this very computer. */
export const isFeedAddress = (address: string): boolean => {
  const { origin, scheme } = FEED.exec(address)?.groups ?? {};
  return scheme?.toLowerCase() === 'https' || (origin !== undefined && isLoopbackOrigin(origin));
};

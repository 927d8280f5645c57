/** `start-check.js` reads and writes the same key. */
const KEY = 'beckon.started-again';
/** A page that fails again so soon has another reason. */
const REST_MS = 30_000;

/**
 * Loads the page anew by itself, unless that was done just now. Browsers give up whatever is under way when a network comes or goes,
 * and a moment later everything can be fetched. Gives false where nothing is done, as in a browser that keeps nothing.
 */
export const startAgain = (reload: () => void = () => window.location.reload()): boolean => {
  try {
    const since = Date.now() - Number(sessionStorage.getItem(KEY) ?? 0);
    if (since >= 0 && since < REST_MS) return false;
    sessionStorage.setItem(KEY, String(Date.now()));
  } catch {
    return false;
  }
  reload();
  return true;
};

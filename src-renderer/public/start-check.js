// Tries once more when the program itself could not be fetched, as when a network came or went, and then says so, where no line of it can.
// External, because inline scripts are refused. `start-again.ts` reads and writes the same key.
function startAgain() {
  try {
    var since = Date.now() - Number(sessionStorage.getItem('beckon.started-again') || 0);
    if (since >= 0 && since < 30000) return false;
    sessionStorage.setItem('beckon.started-again', String(Date.now()));
  } catch {
    return false;
  }
  location.reload();
  return true;
}

addEventListener(
  'error',
  function (event) {
    var root = document.getElementById('root');
    var isUnread = event.target instanceof HTMLScriptElement || event.error instanceof SyntaxError;
    if (!isUnread || !root || root.firstChild || startAgain()) return;
    var told = document.getElementById('unloaded');
    told.style.cssText = 'padding: 24px; font: 16px/1.5 system-ui, sans-serif';
    told.hidden = false;
  },
  true,
);

// Says that the program itself could not be fetched or read, where no line of it can say so. External, because inline scripts are refused.
addEventListener(
  'error',
  function (event) {
    var root = document.getElementById('root');
    var isUnread = event.target instanceof HTMLScriptElement || event.error instanceof SyntaxError;
    if (!isUnread || !root || root.firstChild) return;
    var told = document.getElementById('unloaded');
    told.style.cssText = 'padding: 24px; font: 16px/1.5 system-ui, sans-serif';
    told.hidden = false;
  },
  true,
);

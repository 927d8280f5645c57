// Runs before the first paint, so that a chosen colour scheme never flashes in late. External, because inline scripts are refused.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('beckon.color-scheme');
  } catch {
    // Storage may be blocked; the system's scheme is right then.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();

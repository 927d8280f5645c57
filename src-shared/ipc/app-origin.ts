/** The scheme of the app's own pages. Not `file:`, which has no origin that could be told from others. */
export const APP_SCHEME = 'beckon-app';
/** The one origin of all windows of the app, as servers see it. */
export const APP_ORIGIN = `${APP_SCHEME}://client`;

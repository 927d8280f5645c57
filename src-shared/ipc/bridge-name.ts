/** The name under which the bridge stands on `window`. */
export const BRIDGE_NAME = 'beckonDesktop';

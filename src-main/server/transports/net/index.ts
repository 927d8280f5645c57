/**
 * The one TCP port that carries web page, REST, Socket.IO and WebSocket, with or without TLS.
 * Owns: the listening socket, the first byte of each connection, the redirect to https. May import: kernel, node.
 */
export { type PortListener, createPortListener } from './port-listener.ts';
export { refuseUpgrades } from './refuse-upgrades.ts';

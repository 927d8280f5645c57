/**
 * The one TCP port that carries web page, REST, Socket.IO and WebSocket, with or without TLS.
 * Owns: the listening socket, the first byte of each connection, the redirect to https. May import: kernel, node.
 */
export type { ListenAddress, Listening } from './listen.ts';
export { type PortListener, type PortOptions, type TlsSource, createPortListener } from './port-listener.ts';

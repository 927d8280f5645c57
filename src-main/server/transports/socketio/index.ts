/**
 * Mounts any dialect's messages over Socket.IO.
 * Owns: handshake, sign-in, newest-wins, dispatch, acknowledgements. May import: gateway, dialect interface, socket.io.
 */
export { createHandshakeLimit, noHandshakeLimit } from './handshake-limit.ts';
export { SOCKETIO_PATH, mountSocketIo } from './mount-socketio.ts';

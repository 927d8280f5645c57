/**
 * Mounts a dialect's messages on a raw WebSocket path.
 * Owns: the upgrade, tokens in the query, frame order, heartbeats. May import: gateway, dialect interface, ws.
 */
export { mountWebSocket } from './mount-websocket.ts';

/**
 * How servers in the local network find one another, by multicast DNS.
 * Owns: announcing a server, watching for announced ones. May import: kernel, node, its library. Used by the server and by the desktop.
 */
export { announceServer } from './announce-server.ts';
export { type NearbyServer, watchNearby } from './watch-nearby.ts';

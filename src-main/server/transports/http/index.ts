/**
 * Mounts any dialect's routes over HTTP, and the built client.
 * Owns: decoding, authentication, limits, headers, HTTP errors. May import: gateway, dialect interface, Fastify.
 */
export * from './create-http-app.ts';
export * from './credentials.ts';
export * from './mount-routes.ts';
export * from './path-owners.ts';
export * from './serve-avatars.ts';
export * from './serve-client.ts';
export * from './serve-files.ts';

/**
 * The one door of the core: execute() in, committed events out.
 * Owns: access by permission, the per-call queue, connections, delivery. May import: services, domain, ports, shared/contract.
 */
export * from './connections.ts';
export * from './faces.ts';
export * from './gateway.ts';
export * from './publisher.ts';
export * from './serial-queue.ts';

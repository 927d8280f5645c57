/**
 * One service per area: load, decide, call ports, commit, publish.
 * Owns: the handlers of all operations and the register of running calls. May import: domain, ports, gateway.
 */
export * from './accounts.service.ts';
export * from './auth.service.ts';
export * from './call-media.service.ts';
export * from './calls.service.ts';
export * from './chat.service.ts';
export * from './conversations.service.ts';
export * from './history.service.ts';
export * from './late-ringing.ts';
export * from './live-calls.ts';
export * from './media.service.ts';
export * from './pair-calls.service.ts';
export * from './post-office.ts';
export * from './presence-board.ts';
export * from './profile.service.ts';
export * from './share-links.service.ts';
export * from './sign-in-register.ts';
export * from './sign-in.service.ts';
export * from './transcripts.service.ts';

/**
 * One service per area: load, decide, call ports, commit, publish.
 * Owns: the handlers of all operations and the register of running calls. May import: domain, ports, gateway.
 */
export * from './accounts.service.ts';
export * from './appointment-desk.ts';
export * from './appointments.service.ts';
export * from './auth.service.ts';
export * from './call-entry.service.ts';
export * from './call-exit.service.ts';
export * from './call-media.service.ts';
export * from './call-tokens.service.ts';
export * from './chat.service.ts';
export * from './contacts.service.ts';
export * from './conversations.service.ts';
export * from './halls.service.ts';
export * from './history.service.ts';
export * from './ice.service.ts';
export * from './invitations.service.ts';
export * from './late-ringing.ts';
export * from './link-board.ts';
export * from './live-calls.ts';
export * from './lost-connections.ts';
export * from './media-notices.ts';
export * from './media-tracks.service.ts';
export * from './media-transports.service.ts';
export * from './meetings.service.ts';
export * from './operators.service.ts';
export * from './pair-begin.service.ts';
export * from './pair-calls.service.ts';
export * from './people.service.ts';
export * from './post-office.ts';
export * from './presence-board.ts';
export * from './profile.service.ts';
export * from './rooms.service.ts';
export * from './screen-watch.ts';
export * from './session-keeper.ts';
export * from './sessions.service.ts';
export * from './share-links.service.ts';
export * from './sign-in-register.ts';
export * from './sign-in.service.ts';
export * from './stage.service.ts';
export * from './transcripts.service.ts';
export * from './video-files.service.ts';

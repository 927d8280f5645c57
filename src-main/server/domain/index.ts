/**
 * Pure rules of calls and appointments: state, command and now give the next state and its events, or an error.
 * Owns: the call state machine, the join window and their numbers. May import: src-shared/kernel, src-shared/contract.
 */
export * from './actor.ts';
export * from './advance-call.ts';
export * from './appointment-entry.ts';
export * from './appointment-rules.ts';
export * from './analytics.ts';
export * from './appointment.ts';
export * from './begin-call.ts';
export * from './begin-meeting.ts';
export * from './call-log.ts';
export * from './call-rules.ts';
export * from './call-state.ts';
export * from './change.ts';
export * from './end-call.ts';
export * from './invitations.ts';
export * from './join-call.ts';
export * from './leave-call.ts';
export * from './link-quality.ts';
export * from './mode-switch.ts';
export * from './mute-gate.ts';
export * from './open-call.ts';
export * from './operated-call.ts';
export * from './pair-call.ts';
export * from './pair-view.ts';
export * from './path-times.ts';
export * from './playback.ts';
export * from './preferences.ts';
export * from './publishing.ts';
export * from './ring.ts';
export * from './run-meeting.ts';
export * from './screen-shares.ts';
export * from './watched-path.ts';

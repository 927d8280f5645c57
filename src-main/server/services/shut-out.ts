import type { Connection, Connections, Log, SignInRepository } from '../ports/index.ts';

interface Parts {
  readonly connections: Connections;
  readonly signIns: SignInRepository;
  readonly log: Log;
}

/**
 * Closes the connections of those who were shut out in the very moment of connecting: they had proven who they are, but were not yet
 * among those who are disconnected.
 */
export const watchShutOut = ({ connections, signIns, log }: Parts): void => {
  const check = async ({ actor, close }: Connection) => {
    if (actor.kind !== 'account') return;
    // A ticket into a call lives as long as the sign-in that it came from.
    const [signInId = ''] = actor.signInId.split(':');
    if (!(await signIns.isLive(signInId))) close('revoked');
  };
  connections.opened.on(
    (connection) =>
      void check(connection).catch((bug: unknown) => log.error({ err: bug }, 'a sign-in was not checked')),
  );
};

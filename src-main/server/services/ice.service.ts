import { createHmac } from 'node:crypto';
import { type IceServer, fail } from '#shared/contract/index.ts';
import type { Clock, Timestamp } from '#shared/kernel/clock.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Handlers } from '../ports/index.ts';

/** Longer than any session, since a relay checks again while it is used. */
const CREDENTIAL_LIFE_MS = 6 * 3_600_000;

/** Where browsers learn their addresses, and the relay for those who find no way to each other. */
export interface IceSettings {
  /** Absent: this server itself tells addresses, at the host and port where it was reached. */
  readonly stunUrl?: string | undefined;
  readonly turnUrls: readonly string[];
  /** The secret that the relay shares with this server. */
  readonly turnSecret?: string | undefined;
}

/**
 * Credentials for a relay that shares a secret with this server (coturn's `use-auth-secret`): the name holds the second in
 * which they expire, the password proves that this server made it.
 */
export const relayCredentials = (
  secret: string,
  holder: string,
  now: Timestamp,
): { readonly username: string; readonly credential: string } => {
  const username = `${Math.floor((now + CREDENTIAL_LIFE_MS) / 1000)}:${holder}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
};

/** What peer connections need besides each other. */
export const createIceService = (parts: {
  readonly settings: IceSettings;
  readonly clock: Clock;
}): Pick<Handlers, 'ice.listServers'> => {
  const { stunUrl, turnUrls, turnSecret } = parts.settings;
  return {
    'ice.listServers': async ({ actor }, { reachedAt }) => {
      if (actor.kind !== 'account' && actor.kind !== 'operator') return fail('FORBIDDEN');
      const stun: IceServer = { urls: stunUrl ?? `stun:${reachedAt}` };
      if (turnUrls.length === 0) return ok({ iceServers: [stun] });
      if (turnSecret === undefined) return fail('RELAY_MISCONFIGURED');
      const credentials = relayCredentials(turnSecret, actor.id, parts.clock.now());
      return ok({ iceServers: [stun, ...turnUrls.map((urls) => ({ urls, ...credentials }))] });
    },
  };
};

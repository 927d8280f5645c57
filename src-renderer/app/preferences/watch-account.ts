import { browserClock } from '#renderer/media/timers.ts';
import { createStoredValue } from '#renderer/platform/index.ts';
import type { Person } from '../services.ts';
import type { SettingsModel } from './settings.ts';

/** Whoever comes back to this page may have been at another device, but not twice in a minute. */
const REFRESH_MS = 60_000;

/** Has the settings follow the account; the code for it is fetched when the first person signs in. */
export const watchAccount = ({ rest, identity }: Person, settings: SettingsModel): void => {
  const begin = async (): Promise<void> => {
    const { followAccount, parseKinship } = await import('./follow-account.ts');
    const kinship = createStoredValue({ storage: () => localStorage, key: 'beckon.settings-of', parse: parseKinship });
    const follower = followAccount({ rest, identity, settings, kinship, clock: browserClock });
    let readAt = browserClock.now();
    const refresh = () => {
      if (document.visibilityState !== 'visible' || browserClock.now() - readAt < REFRESH_MS) return;
      readAt = browserClock.now();
      void follower.refresh();
    };
    document.addEventListener('visibilitychange', refresh);
    window.addEventListener('online', refresh);
  };
  if (identity.getState().kind === 'account') return void begin();
  const stop = identity.subscribe(({ kind }) => {
    if (kind !== 'account') return;
    stop();
    void begin();
  });
};

import type { Timestamp } from '#shared/kernel/clock.ts';
import type { Housekeeping, HousekeepingRepository } from '../ports/index.ts';
import type { Db } from './snapshot.ts';

const DAY_MS = 24 * 3_600_000;
/** How long what is over stays, in case somebody asks. */
const KEEP_MS = { mails: 30 * DAY_MS, signIns: 7 * DAY_MS, links: DAY_MS } as const;

/** What is of no use any more, by kind. No call and nothing of people is among it. */
const stale = (db: Db, now: Timestamp) => ({
  signIns: db
    .selectFrom('sign_ins')
    .select('id')
    .where((eb) => eb.or([eb('expires_at', '<', now - KEEP_MS.signIns), eb('revoked_at', '<', now - KEEP_MS.signIns)])),
  links: db
    .selectFrom('one_time_tokens')
    .select('token_hash as id')
    .where((eb) => eb.or([eb('expires_at', '<', now - KEEP_MS.links), eb('used_at', '<', now - KEEP_MS.links)])),
  mails: db
    .selectFrom('mails')
    .select('id')
    .where('sent_at', '<', now - KEEP_MS.mails),
});

/** Calls that ended so long ago that their logs go. */
const longOver = (db: Db, now: Timestamp, { callLogLifeMs }: Housekeeping) =>
  db
    .selectFrom('calls')
    .select('id')
    .where('ended_at', '<', now - callLogLifeMs);

const countLines = async (db: Db, calls: ReturnType<typeof longOver>): Promise<number> => {
  const counted = db
    .selectFrom('call_log')
    .select((eb) => eb.fn.countAll<number>().as('lines'))
    .where('call_id', 'in', calls);
  return (await counted.executeTakeFirstOrThrow()).lines;
};

/** Housekeeping in the database. */
export const createHousekeepingRepository = (db: Db): HousekeepingRepository => ({
  cleanUp: (now, isDryRun, rules) =>
    db.transaction().execute(async (trx) => {
      const found = stale(trx, now);
      const calls = longOver(trx, now, rules);
      const ids = {
        signIns: (await found.signIns.execute()).length,
        links: (await found.links.execute()).length,
        mails: (await found.mails.execute()).length,
        logLines: await countLines(trx, calls),
      };
      if (isDryRun) return ids;
      await trx.deleteFrom('sign_ins').where('id', 'in', found.signIns).execute();
      await trx.deleteFrom('one_time_tokens').where('token_hash', 'in', found.links).execute();
      await trx.deleteFrom('mails').where('id', 'in', found.mails).execute();
      await trx.deleteFrom('call_log').where('call_id', 'in', calls).execute();
      return ids;
    }),
});

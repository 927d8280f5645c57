import { callPhase } from '#shared/contract/index.ts';
import type { CallState } from '../domain/call-state.ts';
import { fromCallRows } from './calls.mapper.ts';
import { inBatches } from './columns.ts';
import type { CallTable } from './schema.ts';
import { type Db, readSnapshot } from './snapshot.ts';

/** Every phase but the final one. */
export const livePhases = callPhase.exclude(['ended']).options;

/** The phases that a history tells apart. */
export const phasesOf = { active: livePhases, ended: ['ended'] } as const;

const readBatch = async (db: Db, rows: readonly CallTable[]): Promise<CallState[]> => {
  const ids = rows.map((row) => row.id);
  const participants = await db
    .selectFrom('call_participants')
    .selectAll()
    .where('call_id', 'in', ids)
    .orderBy('position')
    .execute();
  const callees = await db
    .selectFrom('call_callees')
    .selectAll()
    .where('call_id', 'in', ids)
    .orderBy('position')
    .execute();
  const participantsOf = Map.groupBy(participants, (row) => row.call_id);
  const calleesOf = Map.groupBy(callees, (row) => row.call_id);
  return rows.map((row) => fromCallRows(row, participantsOf.get(row.id) ?? [], calleesOf.get(row.id) ?? []));
};

/** The whole states of the calls that the query chooses, in its order. */
export const readCalls = (db: Db, choose: (db: Db) => Promise<readonly CallTable[]>): Promise<CallState[]> =>
  readSnapshot(db, async (snapshot) => {
    const batches = inBatches(await choose(snapshot));
    const calls = await Promise.all(batches.map((batch) => readBatch(snapshot, batch)));
    return calls.flat();
  });

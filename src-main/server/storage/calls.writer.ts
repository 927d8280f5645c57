import type { CallState } from '../domain/call-state.ts';
import { toCallRow, toCalleeRows, toParticipantRows } from './calls.mapper.ts';
import { inBatches } from './columns.ts';
import type { Db } from './snapshot.ts';

const writeCall = async (db: Db, call: CallState): Promise<void> => {
  const row = toCallRow(call);
  await db
    .insertInto('calls')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
};

const writeParticipants = async (db: Db, call: CallState): Promise<void> => {
  const kept = call.participants.map((participant) => participant.id);
  await db
    .deleteFrom('call_participants')
    .where('call_id', '=', call.id)
    .$if(kept.length > 0, (query) => query.where('id', 'not in', kept))
    .execute();
  for (const batch of inBatches(toParticipantRows(call))) {
    await db
      .insertInto('call_participants')
      .values(batch)
      .onConflict((conflict) =>
        conflict.columns(['call_id', 'id']).doUpdateSet((eb) => ({
          position: eb.ref('excluded.position'),
          person_id: eb.ref('excluded.person_id'),
          person_kind: eb.ref('excluded.person_kind'),
          person_name: eb.ref('excluded.person_name'),
          person_avatar: eb.ref('excluded.person_avatar'),
          role: eb.ref('excluded.role'),
          status: eb.ref('excluded.status'),
          joined_at: eb.ref('excluded.joined_at'),
          left_at: eb.ref('excluded.left_at'),
          audio: eb.ref('excluded.audio'),
          video: eb.ref('excluded.video'),
          screen: eb.ref('excluded.screen'),
        })),
      )
      .execute();
  }
};

const writeCallees = async (db: Db, call: CallState): Promise<void> => {
  const kept = call.callees.map((callee) => callee.personId);
  await db
    .deleteFrom('call_callees')
    .where('call_id', '=', call.id)
    .$if(kept.length > 0, (query) => query.where('person_id', 'not in', kept))
    .execute();
  for (const batch of inBatches(toCalleeRows(call))) {
    await db
      .insertInto('call_callees')
      .values(batch)
      .onConflict((conflict) =>
        conflict.columns(['call_id', 'person_id']).doUpdateSet((eb) => ({
          position: eb.ref('excluded.position'),
          outcome: eb.ref('excluded.outcome'),
        })),
      )
      .execute();
  }
};

/** Makes the stored call the same as the state, in one transaction. What callees have seen stays. */
export const saveCall = (db: Db, call: CallState): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await writeCall(trx, call);
    await writeParticipants(trx, call);
    await writeCallees(trx, call);
  });

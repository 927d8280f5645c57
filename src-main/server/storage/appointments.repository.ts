import type { SelectQueryBuilder } from 'kysely';
import type { AppointmentRepository } from '../ports/index.ts';
import { fromAppointmentRow, toAppointmentRow } from './appointments.mapper.ts';
import type { Schema } from './schema.ts';
import { type Db, readSnapshot } from './snapshot.ts';

type Filter = Omit<Parameters<AppointmentRepository['page']>[0], 'limit' | 'offset' | 'newestFirst'>;

const withPeople = (db: Db) =>
  db
    .selectFrom('appointments')
    .innerJoin('accounts as client', 'client.id', 'appointments.client_id')
    .innerJoin('accounts as provider', 'provider.id', 'appointments.provider_id')
    .selectAll('appointments')
    .select(['client.name as client_name', 'client.email as client_email'])
    .select(['provider.name as provider_name', 'provider.email as provider_email']);

const choose = <O>(query: SelectQueryBuilder<Schema, 'appointments', O>, { accountId, from, until }: Filter) =>
  query
    .$if(accountId !== undefined, (all) =>
      all.where((eb) =>
        eb.or([
          eb('appointments.client_id', '=', accountId ?? null),
          eb('appointments.provider_id', '=', accountId ?? null),
        ]),
      ),
    )
    .$if(from !== undefined, (all) => all.where('appointments.starts_at', '>=', from ?? 0))
    .$if(until !== undefined, (all) => all.where('appointments.starts_at', '<', until ?? 0));

/** Appointments in the database, with their people under the names that they have now. */
export const createAppointmentRepository = (db: Db): AppointmentRepository => ({
  async insert(appointment) {
    await db.insertInto('appointments').values(toAppointmentRow(appointment)).execute();
  },

  async save(appointment) {
    const { id, ...row } = toAppointmentRow(appointment);
    await db.updateTable('appointments').set(row).where('id', '=', id).execute();
  },

  async find(id) {
    const row = await withPeople(db).where('appointments.id', '=', id).executeTakeFirst();
    return row && fromAppointmentRow(row);
  },

  async findByRoom(room) {
    const row = await withPeople(db).where('appointments.room', '=', room).executeTakeFirst();
    return row && fromAppointmentRow(row);
  },

  async findByConversation(id) {
    const row = await withPeople(db).where('appointments.conversation_id', '=', id).executeTakeFirst();
    return row && fromAppointmentRow(row);
  },

  page: ({ limit, offset, newestFirst, ...filter }) =>
    readSnapshot(db, async (snapshot) => {
      const direction = newestFirst ? 'desc' : 'asc';
      const { total } = await choose(snapshot.selectFrom('appointments'), filter)
        .select((eb) => eb.fn.countAll().as('total'))
        .executeTakeFirstOrThrow();
      const ids = choose(snapshot.selectFrom('appointments'), filter)
        .select('appointments.id')
        .orderBy('appointments.starts_at', direction)
        .orderBy('appointments.id', direction)
        .limit(limit)
        .offset(offset);
      const rows = await withPeople(snapshot)
        .where('appointments.id', 'in', ids)
        .orderBy('appointments.starts_at', direction)
        .orderBy('appointments.id', direction)
        .execute();
      return { items: rows.map(fromAppointmentRow), total: Number(total) };
    }),

  async listInProgress() {
    const rows = await withPeople(db).where('appointments.status', '=', 'inProgress').execute();
    return rows.map(fromAppointmentRow);
  },
});

import type { MemberRole } from '#shared/contract/index.ts';
import type { AccountId, ConversationId } from '#shared/kernel/ids.ts';
import type { ConversationRepository } from '../ports/index.ts';
import { inBatches, isEmptyChange, toFlag } from './columns.ts';
import {
  type MemberRow,
  fromConversationRows,
  groupMembers,
  toConversationRow,
  toMembership,
} from './conversations.mapper.ts';
import { type Db, readSnapshot } from './snapshot.ts';

interface Membership {
  readonly accountId: AccountId;
  readonly role: MemberRole;
}

const putMembers = async (db: Db, id: ConversationId, members: readonly Membership[]): Promise<void> => {
  const { next } = await db
    .selectFrom('conversation_members')
    .where('conversation_id', '=', id)
    .select((eb) => eb.fn.coalesce(eb(eb.fn.max('position'), '+', 1), eb.lit(0)).as('next'))
    .executeTakeFirstOrThrow();
  // The last word counts for who is named twice; one statement may not change a row twice.
  const distinct = [...new Map(members.map(({ accountId, role }) => [accountId, role]))];
  const rows = distinct.map(([account_id, role], index) => ({
    conversation_id: id,
    account_id,
    role,
    position: next + index,
  }));
  for (const batch of inBatches(rows)) {
    await db
      .insertInto('conversation_members')
      .values(batch)
      .onConflict((conflict) =>
        conflict.columns(['conversation_id', 'account_id']).doUpdateSet((eb) => ({ role: eb.ref('excluded.role') })),
      )
      .execute();
  }
};

const readMembers = (db: Db, ids: readonly ConversationId[]): Promise<MemberRow[]> =>
  db
    .selectFrom('conversation_members as member')
    .innerJoin('accounts as account', 'account.id', 'member.account_id')
    .where('member.conversation_id', 'in', ids)
    .orderBy('member.position')
    .orderBy('member.account_id')
    .select(['member.conversation_id', 'member.account_id', 'member.role', 'account.name', 'account.avatar'])
    .execute();

/** Conversations in the database, with their members in the order they came. */
export const createConversationRepository = (db: Db): ConversationRepository => ({
  async insert(conversation) {
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('conversations').values(toConversationRow(conversation)).execute();
      await putMembers(trx, conversation.id, conversation.members.map(toMembership));
    });
  },

  async update(id, { title, lobby }) {
    const change = { title, lobby: lobby === undefined ? undefined : toFlag(lobby) };
    if (isEmptyChange(change)) return;
    await db.updateTable('conversations').set(change).where('id', '=', id).execute();
  },

  find: (id) =>
    readSnapshot(db, async (snapshot) => {
      const row = await snapshot.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromConversationRows(row, await readMembers(snapshot, [id]));
    }),

  listOfAccount: (id) =>
    readSnapshot(db, async (snapshot) => {
      const mine = snapshot.selectFrom('conversation_members').select('conversation_id').where('account_id', '=', id);
      const rows = await snapshot
        .selectFrom('conversations')
        .selectAll()
        .where('id', 'in', mine)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      const batches = inBatches(rows.map((row) => row.id));
      const members = await Promise.all(batches.map((batch) => readMembers(snapshot, batch)));
      const membersOf = groupMembers(members.flat());
      return rows.map((row) => fromConversationRows(row, membersOf.get(row.id) ?? []));
    }),

  putMembers: (id, members) => db.transaction().execute((trx) => putMembers(trx, id, members)),

  async removeMembers(id, accountIds) {
    await db.transaction().execute(async (trx) => {
      for (const batch of inBatches(accountIds)) {
        await trx
          .deleteFrom('conversation_members')
          .where('conversation_id', '=', id)
          .where('account_id', 'in', batch)
          .execute();
      }
    });
  },
});

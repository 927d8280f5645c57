import type { VideoFileRepository } from '../ports/index.ts';
import type { Db } from './snapshot.ts';
import { fromVideoFileRow, toVideoFileRow } from './video-files.mapper.ts';

/** Videos in the database, listed in the order they came. */
export const createVideoFileRepository = (db: Db): VideoFileRepository => {
  const files = db.selectFrom('video_files').selectAll();
  return {
    async insert(file) {
      await db.insertInto('video_files').values(toVideoFileRow(file)).execute();
    },

    async find(id) {
      const row = await files.where('id', '=', id).executeTakeFirst();
      return row && fromVideoFileRow(row);
    },

    async listOfCall(id) {
      const rows = await files.where('call_id', '=', id).orderBy('uploaded_at').orderBy('id').execute();
      return rows.map(fromVideoFileRow);
    },

    async removeOfCall(id) {
      await db.deleteFrom('video_files').where('call_id', '=', id).execute();
    },

    async countWithHash(hash) {
      const { total } = await db
        .selectFrom('video_files')
        .select((eb) => eb.fn.countAll().as('total'))
        .where('hash', '=', hash)
        .executeTakeFirstOrThrow();
      return Number(total);
    },

    async listHashes() {
      const rows = await db.selectFrom('video_files').select('hash').distinct().execute();
      return rows.map((row) => row.hash);
    },

    async listEndedCalls() {
      const rows = await db
        .selectFrom('video_files')
        .innerJoin('calls', 'calls.id', 'video_files.call_id')
        .select('video_files.call_id')
        .distinct()
        .where('calls.phase', '=', 'ended')
        .execute();
      return rows.map((row) => row.call_id);
    },

    async totalSize(callId) {
      // Content that several calls share is kept once, and counts once.
      const each = db
        .selectFrom('video_files')
        .select((eb) => eb.fn.max('size').as('size'))
        .$if(callId !== undefined, (query) => query.where('call_id', '=', callId ?? null))
        .groupBy('hash')
        .as('each');
      const { total } = await db
        .selectFrom(each)
        .select((eb) => eb.fn.sum('each.size').as('total'))
        .executeTakeFirstOrThrow();
      return Number(total ?? 0);
    },
  };
};

import { sql } from 'kysely';
import type { TranscriptRepository } from '../ports/index.ts';
import { fromTranscriptRow, toTranscriptRow } from './chat.mapper.ts';
import { anywhere, toSearchText } from './columns.ts';
import type { Db } from './snapshot.ts';

/** Transcripts in the database. */
export const createTranscriptRepository = (db: Db): TranscriptRepository => ({
  async insert(transcript, translations) {
    const rows = Object.entries(translations).map(([language, text]) => ({
      transcript_id: transcript.id,
      language,
      text,
    }));
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('transcripts').values(toTranscriptRow(transcript)).execute();
      if (rows.length > 0) await trx.insertInto('transcript_translations').values(rows).execute();
    });
  },

  async list({ callId, search, limit }) {
    const transcripts = db.selectFrom('transcripts').selectAll().where('call_id', '=', callId);
    const found = search
      ? transcripts.where(sql<boolean>`search_text like ${anywhere(toSearchText(search))} escape '\\'`)
      : transcripts;
    return (await found.orderBy('spoken_at').orderBy('id').limit(limit).execute()).map(fromTranscriptRow);
  },
});

import type { StoredVideoFile } from '../ports/index.ts';
import type { VideoFileTable } from './schema.ts';

/** The row of a video. */
export const toVideoFileRow = (file: StoredVideoFile): VideoFileTable => ({
  id: file.id,
  call_id: file.callId,
  hash: file.hash,
  filename: file.filename,
  mime: file.mime,
  size: file.size,
  duration_ms: file.durationMs,
  uploaded_by: file.uploadedBy ?? null,
  uploaded_at: file.uploadedAt,
  access_key: file.key,
});

/** The video of a row. */
export const fromVideoFileRow = (row: VideoFileTable): StoredVideoFile => ({
  id: row.id,
  callId: row.call_id,
  hash: row.hash,
  filename: row.filename,
  mime: row.mime,
  size: row.size,
  durationMs: row.duration_ms,
  uploadedBy: row.uploaded_by ?? undefined,
  uploadedAt: row.uploaded_at,
  key: row.access_key,
});

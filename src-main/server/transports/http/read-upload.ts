import type { FastifyRequest } from 'fastify';
import type { IncomingFile } from '../../dialects/dialect.ts';

/** Fields beside the file are read over; there is no use for many or long ones. */
const FORM_LIMITS = { fileSize: Number.MAX_SAFE_INTEGER, files: 5, fields: 20, fieldSize: 10_000, parts: 25 };
const LONGEST_NAME = 200;
/** More than this is not worth reading only to be polite; then the connection is cut. */
const MOST_DISCARDED_BYTES = 64 * 1_048_576;

/**
 * The file in one field of a form, as a stream that waits to be read; undefined when there is none. Nothing of it is kept in memory
 * or on the disk here. The form must be discarded in the end, whatever became of the file.
 */
export const readUpload = async (request: FastifyRequest, field: string): Promise<IncomingFile | undefined> => {
  if (!request.isMultipart()) return undefined;
  try {
    for await (const part of request.parts({ limits: FORM_LIMITS })) {
      if (part.type !== 'file') continue;
      if (part.fieldname === field) return { filename: cleanName(part.filename), content: part.file };
      part.file.resume();
    }
  } catch (malformed) {
    request.log.debug({ err: malformed }, 'a form could not be read');
  }
  return undefined;
};

/** Reads over what is left of a form, so that a client that still sends can read the answer; cuts off those who send without end. */
export const discardUpload = ({ raw }: FastifyRequest): void => {
  if (raw.readableEnded || raw.destroyed) return;
  let discarded = 0;
  raw.unpipe();
  raw.on('data', (piece: Buffer) => {
    discarded += piece.length;
    if (discarded > MOST_DISCARDED_BYTES) raw.destroy();
  });
  raw.resume();
};

/** The last part of a path, without what a screen or a file system would not show. */
const cleanName = (filename: string): string => {
  const [name = ''] = filename.split(/[/\\]/).slice(-1);
  return (
    name
      .replaceAll(/\p{Cc}/gu, '')
      .trim()
      .slice(0, LONGEST_NAME) || 'video'
  );
};

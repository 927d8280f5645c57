import { fileTypeFromFile } from 'file-type';
import { type Outcome, fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { PictureFacts } from '../ports/index.ts';

/** What every browser shows and no script can hide in. */
const KINDS: ReadonlySet<string> = new Set(['png', 'jpg', 'webp', 'gif']);

/** Looks into a file, not at its name: FILE_TYPE_UNSUPPORTED for whatever is no picture. */
export const inspectPicture = async (path: string): Promise<Outcome<PictureFacts>> => {
  const type = await fileTypeFromFile(path);
  if (!type || !KINDS.has(type.ext))
    return fail('FILE_TYPE_UNSUPPORTED', 'This is not a picture. Send a PNG, JPEG, WebP or GIF file.');
  return ok({ extension: type.ext });
};

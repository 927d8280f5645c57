import { type FileHandle, open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { mediaInfoFactory } from 'mediainfo.js';
import { type Outcome, fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { VideoFacts } from '../ports/index.ts';
import { findLastTimecode } from './webm-duration.ts';

/** A container is understood from a small part of it; whoever makes a reader read more than this is up to something. */
const MOST_READ_BYTES = 32 * 1_048_576;

/** Looks into a file, not at its name: FILE_TYPE_UNSUPPORTED for whatever is no video. */
export const inspectVideo = async (path: string, size: number): Promise<Outcome<VideoFacts>> => {
  const type = await fileTypeFromFile(path);
  if (!type?.mime.startsWith('video/')) return fail('FILE_TYPE_UNSUPPORTED');
  const file = await open(path, 'r');
  try {
    const told = await readDuration(file, size);
    // A recorder that writes as it goes cannot know the length; the last picture does.
    const durationMs = told > 0 || type.mime !== 'video/webm' ? told : await findLastTimecode(file, size);
    return ok({ mime: type.mime, durationMs });
  } finally {
    await file.close();
  }
};

/** 0 when the container does not say, or is too broken to be understood. */
const readDuration = async (file: FileHandle, size: number): Promise<number> => {
  const reader = await mediaInfoFactory({ format: 'object' });
  let readBytes = 0;
  try {
    const { media } = await reader.analyzeData(size, async (length, offset) => {
      readBytes += length;
      if (readBytes > MOST_READ_BYTES) return new Uint8Array();
      const buffer = new Uint8Array(length);
      const { bytesRead } = await file.read(buffer, 0, length, offset);
      return buffer.subarray(0, bytesRead);
    });
    const general = media?.track.find((track) => track['@type'] === 'General');
    const seconds = general?.Duration ?? 0;
    return Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1000) : 0;
  } catch {
    return 0;
  } finally {
    reader.close();
  }
};

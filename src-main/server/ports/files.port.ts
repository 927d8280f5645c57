import type { FileContent, IncomingBytes, Outcome } from '#shared/contract/index.ts';

/** What a video says of itself. */
export interface VideoFacts {
  readonly mime: string;
  /** 0 when it does not say. */
  readonly durationMs: number;
}

/** What a picture says of itself. */
export interface PictureFacts {
  /** How a file of this kind ends, such as `webp`. */
  readonly extension: string;
}

/** What is true of a file that has arrived whole, but is not kept yet. One of the two must be called. */
export interface Arrival {
  /** SHA-256 of the content, hex. */
  readonly hash: string;
  readonly size: number;
  /** Durable when it resolves; the same content is kept once. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** A file that has arrived, with what it says of itself. */
export type ReceivedFile<Facts = VideoFacts> = Arrival & Facts;

/** Where the bytes of files of one kind are. What is not whole is never seen, and gone after a restart. */
export interface FileStore<Facts = VideoFacts> {
  /**
   * Writes bytes down as they come, holding no more than a piece of them. FILE_TOO_LARGE above the limit, FILE_TYPE_UNSUPPORTED for
   * what is not of this kind by its content, INVALID_INPUT when the sender breaks off or sends nothing.
   */
  receive(content: IncomingBytes, limitBytes: number): Promise<Outcome<ReceivedFile<Facts>>>;
  /** Undefined when nothing with this hash is kept. */
  find(hash: string): Promise<FileContent | undefined>;
  /** Unknown ones are fine. */
  remove(hash: string): Promise<void>;
  /** Removes all that is not named; for the start. Gives how many. */
  keepOnly(hashes: readonly string[]): Promise<number>;
}

/** Where the pictures of people are. */
export type PictureStore = FileStore<PictureFacts>;

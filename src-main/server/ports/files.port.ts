import type { FileContent, Outcome } from '#shared/contract/index.ts';

/** A video that has arrived whole, but is not kept yet. One of the two must be called. */
export interface ReceivedFile {
  /** SHA-256 of the content, hex. */
  readonly hash: string;
  readonly size: number;
  readonly mime: string;
  /** 0 when the file does not say. */
  readonly durationMs: number;
  /** Durable when it resolves; the same content is kept once. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** Where the bytes of shared videos are. What is not whole is never seen, and gone after a restart. */
export interface FileStore {
  /**
   * Writes bytes down as they come, holding no more than a piece of them. FILE_TOO_LARGE above the limit, FILE_TYPE_UNSUPPORTED for
   * what is no video by its content, INVALID_INPUT when the sender breaks off or sends nothing.
   */
  receive(
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    limitBytes: number,
  ): Promise<Outcome<ReceivedFile>>;
  /** Undefined when nothing with this hash is kept. */
  find(hash: string): Promise<FileContent | undefined>;
  /** Unknown ones are fine. */
  remove(hash: string): Promise<void>;
  /** Removes all that is not named; for the start. Gives how many. */
  keepOnly(hashes: readonly string[]): Promise<number>;
}

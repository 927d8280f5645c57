import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WireFailure } from '#renderer/client/client-types.ts';
import type { Upload } from '#renderer/client/upload.ts';

/** One file on its way, or what became of it. Those that arrived stand in the list of videos instead. */
export interface UploadView {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly failure: WireFailure | null;
}

/** As published. */
const MOST_BYTES = 100 * 1024 * 1024;

const tooLarge: WireFailure = { code: 'FILE_TOO_LARGE', message: 'The file is larger than 100 MB.' };

type Send = (file: File, onProgress: (sent: number) => void) => Upload<unknown>;

/** The uploads of this operator. */
export class Uploads {
  readonly store: StoreApi<readonly UploadView[]> = createStore<readonly UploadView[]>(() => []);
  readonly #send: Send;
  readonly #running = new Map<number, Upload<unknown>>();
  #lastId = 0;

  constructor(send: Send) {
    this.#send = send;
  }

  /** Sends a file. What is certain to be refused is not sent at all. */
  async start(file: File): Promise<void> {
    const id = ++this.#lastId;
    const view = { id, name: file.name, size: file.size, sent: 0 };
    if (file.size > MOST_BYTES) return this.#set([...this.#views, { ...view, failure: tooLarge }]);
    this.#set([...this.#views, { ...view, failure: null }]);
    const upload = this.#send(file, (sent) => this.#change(id, { sent: Math.min(sent, file.size) }));
    this.#running.set(id, upload);
    const outcome = await upload.done;
    this.#running.delete(id);
    if (outcome.ok || outcome.error.code === 'CANCELLED') this.dismiss(id);
    else this.#change(id, { failure: outcome.error });
  }

  /** Stops one that is on its way, or puts aside one that failed. */
  dismiss(id: number): void {
    this.#running.get(id)?.cancel();
    this.#set(this.#views.filter((upload) => upload.id !== id));
  }

  close(): void {
    for (const upload of this.#running.values()) upload.cancel();
  }

  get #views(): readonly UploadView[] {
    return this.store.getState();
  }

  #set(views: readonly UploadView[]): void {
    this.store.setState(views, true);
  }

  #change(id: number, difference: Partial<UploadView>): void {
    this.#set(this.#views.map((upload) => (upload.id === id ? { ...upload, ...difference } : upload)));
  }
}

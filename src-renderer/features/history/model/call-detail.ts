import { createStore, type StoreApi } from 'zustand/vanilla';
import { routes } from '#renderer/client/catalog.ts';
import type { ReplyData, RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { type CallRecord, readRecord } from './call-record.ts';

export type TranscriptLine = ReplyData<typeof routes.listTranscriptions>['transcriptions'][number];

/** One past call in full. */
export type CallDetailView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: WireFailure }
  | {
      readonly kind: 'ready';
      readonly record: CallRecord;
      /** False when nothing was ever said in captions; then there is nothing to search. */
      readonly hasTranscript: boolean;
      readonly lines: readonly TranscriptLine[];
      readonly search: string;
    };

export interface CallDetailModel {
  readonly store: StoreApi<CallDetailView>;
  load(): Promise<void>;
  /** Shows the lines with these words; all for an empty text. The newest search wins. */
  search(text: string): Promise<void>;
}

/** Builds the model of one call, still empty. */
export const createCallDetail = (rest: RestClient, callId: string): CallDetailModel => {
  const store = createStore<CallDetailView>(() => ({ kind: 'loading' }));
  const set = (view: CallDetailView) => store.setState(view, true);
  const readLines = (search?: string) =>
    rest.call(routes.listTranscriptions, { params: { callId }, query: search ? { search } : {} });
  return {
    store,
    async load() {
      set({ kind: 'loading' });
      const [call, lines] = await Promise.all([rest.call(routes.getCall, { params: { callId } }), readLines()]);
      if (!call.ok) return set({ kind: 'failed', failure: call.error });
      // A call whose transcript cannot be read is still worth showing.
      const transcriptions = lines.ok ? lines.value.transcriptions : [];
      set({
        kind: 'ready',
        record: readRecord(call.value),
        hasTranscript: transcriptions.length > 0,
        lines: transcriptions,
        search: '',
      });
    },
    async search(text) {
      const before = store.getState();
      if (before.kind !== 'ready') return;
      set({ ...before, search: text });
      const found = await readLines(text.trim());
      const now = store.getState();
      if (!found.ok || now.kind !== 'ready' || now.search !== text) return;
      set({ ...now, lines: found.value.transcriptions });
    },
  };
};

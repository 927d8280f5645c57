const KEY = 'beckon.call.v1';

/** The call that this tab is in, kept over reloads. */
export interface RememberedCall {
  readonly callId: string;
  readonly conversationId: string;
}

/** Remembers the call of this tab. */
export interface CallMemory {
  read(): RememberedCall | null;
  save(call: RememberedCall): void;
  forget(): void;
}

const parse = (text: string | null): RememberedCall | null => {
  try {
    const { callId, conversationId } = Object(JSON.parse(text ?? 'null')) as Readonly<Record<string, unknown>>;
    return typeof callId === 'string' && typeof conversationId === 'string' ? { callId, conversationId } : null;
  } catch {
    // Not ours: as good as nothing.
    return null;
  }
};

/** Builds the memory over a storage of the tab. */
export const createCallMemory = (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): CallMemory => ({
  read: () => parse(storage.getItem(KEY)),
  save: (call) => storage.setItem(KEY, JSON.stringify(call)),
  forget: () => storage.removeItem(KEY),
});

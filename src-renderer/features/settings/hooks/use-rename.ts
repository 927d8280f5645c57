import { useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Identity, RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { rename } from '../model/rename.ts';

export type RenameState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly failure: WireFailure };

/** Saves a name; `save` is null while it would do nothing. */
export const useRename = (rest: RestClient, identity: StoreApi<Identity>, name: string, currentName: string) => {
  const [state, setState] = useState<RenameState>({ kind: 'idle' });
  const wanted = name.trim();
  const possible = wanted !== '' && wanted !== currentName && state.kind !== 'saving';
  const save = async () => {
    setState({ kind: 'saving' });
    const saved = await rename(rest, identity, wanted);
    setState(saved.ok ? { kind: 'saved' } : { kind: 'failed', failure: saved.error });
    return saved.ok;
  };
  return { state, save: possible ? save : null };
};

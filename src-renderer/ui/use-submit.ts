import { useState } from 'react';

/** How it went to send a form. */
export type SubmitState<F> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: F };

type Outcome<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: F };

/** Sends a form once per click: `submit` is null while it is under way. `onDone` gets what came of it. */
export const useSubmit = <I, T, F>(
  action: (input: I) => Promise<Outcome<T, F>>,
  onDone?: (value: T, input: I) => void,
) => {
  const [state, setState] = useState<SubmitState<F>>({ kind: 'idle' });
  const submit = async (input: I): Promise<void> => {
    setState({ kind: 'working' });
    const outcome = await action(input);
    setState(outcome.ok ? { kind: 'done' } : { kind: 'failed', failure: outcome.error });
    if (outcome.ok) onDone?.(outcome.value, input);
  };
  return { state, submit: state.kind === 'working' ? null : submit, reset: () => setState({ kind: 'idle' }) };
};

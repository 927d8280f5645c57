import { useState } from 'react';
import type { WireFailure } from '#renderer/client/client-types.ts';
import { startMeeting, type StartMeetingTools } from '../model/start-meeting.ts';

export type StartState =
  { readonly kind: 'idle' } | { readonly kind: 'working' } | { readonly kind: 'failed'; readonly failure: WireFailure };

/** Starts a meeting once per click; `start` is null while one is being made. */
export const useStartMeeting = (tools: StartMeetingTools, onMeeting: (conversationId: string) => void) => {
  const [state, setState] = useState<StartState>({ kind: 'idle' });
  const start = async (meeting: { readonly name: string; readonly title: string }) => {
    setState({ kind: 'working' });
    const made = await startMeeting(tools, meeting);
    if (!made.ok) return setState({ kind: 'failed', failure: made.error });
    onMeeting(made.value);
  };
  return { state, start: state.kind === 'working' ? null : start };
};

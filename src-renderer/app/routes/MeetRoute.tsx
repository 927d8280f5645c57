import { useParams, useSearch } from '@tanstack/react-router';
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { loadCall } from '#renderer/features/call/index.ts';
import { createCallMemory } from '#renderer/features/call/model/call-memory.ts';
import { createMediaChoice } from '#renderer/features/lobby/index.ts';
import { createLocalMedia } from '#renderer/media/local-media.ts';
import { connect } from '../connect.ts';
import { MeetStay } from '../meet/meet-model.ts';
import { MeetScreen } from '../meet/MeetScreen.tsx';
import { useServices } from '../services-context.ts';

const choice = createMediaChoice();

/** The call to go straight into: the one in the address, or the one that this tab was in before its reload. */
const findCallId = (conversationId: string, asked: string | undefined): string | null => {
  if (asked) return asked;
  const remembered = createCallMemory(sessionStorage).read();
  return remembered?.conversationId === conversationId ? remembered.callId : null;
};

/** The address of a meeting: lobby, call and what comes after, in one place. Going elsewhere leaves the call. */
export const MeetRoute = () => {
  const services = useServices();
  const { conversationId } = useParams({ from: '/meet/$conversationId' });
  const { call } = useSearch({ from: '/meet/$conversationId' });
  const [stay, setStay] = useState<MeetStay | null>(null);
  useEffect(() => {
    const created = new MeetStay({
      conversationId,
      callId: findCallId(conversationId, call),
      services,
      media: createLocalMedia(),
      choice,
      language: i18next.language,
      origin: window.location.origin,
      load: loadCall,
      connect,
    });
    setStay(created);
    void created.load();
    return () => void created.close();
  }, [conversationId, call, services]);
  return stay ? <MeetScreen stay={stay} choice={choice} /> : null;
};

import { useParams, useSearch } from '@tanstack/react-router';
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { createCallMemory, loadCall } from '#renderer/features/call/index.ts';
import { createMediaChoice } from '#renderer/features/lobby/index.ts';
import { createLocalMedia } from '#renderer/media/local-media.ts';
import { connect } from '../connect.ts';
import { MeetStay } from '../meet/meet-model.ts';
import { MeetScreen } from '../meet/MeetScreen.tsx';
import { useServices } from '../services-context.ts';
import { type Services } from '../services.ts';

const choice = createMediaChoice();

/** The call to go straight into: the one in the address, or the one that this tab was in before its reload. */
const findCallId = (conversationId: string, asked: string | undefined): string | null => {
  if (asked) return asked;
  const remembered = createCallMemory(sessionStorage).read();
  return remembered?.conversationId === conversationId ? remembered.callId : null;
};

interface StayProps {
  readonly conversationId: string;
  readonly call: string | undefined;
}

const createStay = ({ conversationId, call }: StayProps, services: Services) =>
  new MeetStay({
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

const Stay = (props: StayProps) => {
  const services = useServices();
  const [stay] = useState(() => createStay(props, services));
  useEffect(() => {
    void stay.open();
    return () => void stay.close();
  }, [stay]);
  return <MeetScreen stay={stay} choice={choice} />;
};

/** The address of a meeting: lobby, call and what comes after, in one place. Going elsewhere leaves the call. */
export const MeetRoute = () => {
  const { conversationId } = useParams({ from: '/meet/$conversationId' });
  const { call } = useSearch({ from: '/meet/$conversationId' });
  return <Stay key={`${conversationId} ${call ?? ''}`} conversationId={conversationId} call={call} />;
};

import { useParams, useSearch } from '@tanstack/react-router';
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { loadCall } from '#renderer/features/call/index.ts';
import { createMediaChoice } from '#renderer/features/lobby/index.ts';
import { createLocalMedia } from '#renderer/media/local-media.ts';
import type { Dial } from '../meet/dial.ts';
import { findRememberedCall } from '../meet/find-remembered-call.ts';
import { MeetStay } from '../meet/meet-model.ts';
import { MeetScreen } from '../meet/MeetScreen.tsx';
import { useServices } from '../services-context.ts';
import { type Services } from '../services.ts';

const choice = createMediaChoice();

/** The call that led here from another page. */
const findDial = ({ dial }: Services, conversationId: string): Dial | null => {
  const asked = dial.getState();
  return asked?.conversationId === conversationId ? asked : null;
};

interface StayProps {
  readonly conversationId: string;
  readonly call: string | undefined;
}

const createStay = ({ conversationId, call }: StayProps, services: Services) =>
  new MeetStay({
    conversationId,
    callId: call || findRememberedCall(conversationId),
    dialed: findDial(services, conversationId),
    services,
    media: createLocalMedia(),
    choice,
    language: i18next.language,
    load: loadCall,
  });

const Stay = (props: StayProps) => {
  const services = useServices();
  const [stay] = useState(() => createStay(props, services));
  useEffect(() => {
    services.dial.setState(null, true);
    void stay.open();
    return () => void stay.close();
  }, [services, stay]);
  return <MeetScreen stay={stay} choice={choice} />;
};

/** The address of a meeting: lobby, call and what comes after, in one place. Going elsewhere leaves the call. */
export const MeetRoute = () => {
  const { conversationId } = useParams({ from: '/meet/$conversationId' });
  const { call } = useSearch({ from: '/meet/$conversationId' });
  return <Stay key={`${conversationId} ${call ?? ''}`} conversationId={conversationId} call={call} />;
};

import { useParams, useSearch } from '@tanstack/react-router';
import i18next, { t } from 'i18next';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { otherOf } from '#renderer/features/appointments/model/appointment.ts';
import { createWaitingRoom } from '#renderer/features/appointments/model/waiting-room.ts';
import { WaitingRoomScreen } from '#renderer/features/appointments/WaitingRoomScreen.tsx';
import { loadCall } from '#renderer/features/call/index.ts';
import { createMediaChoice } from '#renderer/features/lobby/index.ts';
import { createLocalMedia } from '#renderer/media/local-media.ts';
import { browserClock } from '#renderer/media/timers.ts';
import { RoomStay } from '../appointments/room-stay.ts';
import { SignedInOnly } from '../appointments/SignedInOnly.tsx';
import { findRememberedCall } from '../meet/find-remembered-call.ts';
import { MeetStay } from '../meet/meet-model.ts';
import { MeetHeader } from '../meet/MeetHeader.tsx';
import { MeetScreen } from '../meet/MeetScreen.tsx';
import { useServices } from '../services-context.ts';
import type { Services } from '../services.ts';

const choice = createMediaChoice();

interface RoomProps {
  readonly appointmentId: string;
  readonly entersAtOnce: boolean;
  readonly viewer: { readonly id: string; readonly name: string; readonly isAdmin: boolean };
}

const createRoom = ({ appointmentId, entersAtOnce, viewer }: RoomProps, services: Services) => {
  const { account, live } = services;
  const takeLine = () => live.take();
  const room = createWaitingRoom({
    ...{ appointmentId, viewer, rest: account.rest, line: live.store },
    ...{ takeLine, clock: browserClock },
  });
  const stay = new RoomStay({
    room,
    entersAtOnce,
    createStay: ({ appointment, part, conversationId }) =>
      new MeetStay({
        ...{ conversationId, services, choice },
        callId: findRememberedCall(conversationId),
        media: createLocalMedia(),
        language: i18next.language,
        load: loadCall,
        title: t('appointments.room.title', { name: otherOf(appointment, viewer).name }),
        ...(part === 'client' ? { letIn: () => room.knock() } : {}),
      }),
  });
  return { room, stay };
};

const Room = (props: RoomProps) => {
  const services = useServices();
  const [{ room, stay }] = useState(() => createRoom(props, services));
  useEffect(() => {
    stay.open();
    return () => void stay.close();
  }, [stay]);
  const view = useStore(stay.store);
  if (view.kind === 'inside') return <MeetScreen stay={view.stay} choice={choice} mayInvite={false} />;
  return (
    <>
      <MeetHeader />
      <main>
        <WaitingRoomScreen room={room} view={view.view} />
      </main>
    </>
  );
};

/** `/appointments/:appointmentId/room`: the waiting room, and the call behind its door. Going elsewhere leaves both. */
export const AppointmentRoomRoute = () => {
  const { appointmentId } = useParams({ from: '/appointments/$appointmentId/room' });
  const { enter } = useSearch({ from: '/appointments/$appointmentId/room' });
  return (
    <SignedInOnly>
      {(viewer) => (
        <Room key={appointmentId} appointmentId={appointmentId} entersAtOnce={enter === true} viewer={viewer} />
      )}
    </SignedInOnly>
  );
};

import { z } from 'zod';
import { outbound } from '../entry.ts';
import { objectId, presence, sample } from './wire.ts';

const shown = z.object({ userId: objectId, status: presence });

/** What sockets are told of people, whatever call they are in. */
export const peopleOutbounds = {
  userOnline: outbound({
    name: 'user-online',
    payload: shown,
    summary: 'A contact came online, or shows differently',
    example: { userId: sample.user, status: 'online' },
  }),
  userOffline: outbound({
    name: 'user-offline',
    payload: shown,
    summary: 'The last connection of a contact is gone, or the contact chose to show as offline',
    example: { userId: sample.user, status: 'offline' },
  }),
} as const;

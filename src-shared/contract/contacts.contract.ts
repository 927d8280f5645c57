import { z } from 'zod';
import { event, operation } from './define.ts';
import { accountId, timestamp } from './models.contract.ts';
import { presence, profile } from './profiles.models.ts';

const ACCOUNT = '65abc456def789012345678a';
const done = z.object({});
const byAccount = z.object({ accountId });

/** An account as others see it. */
export const contactCard = z.object({
  id: accountId,
  firstName: z.string(),
  lastName: z.string(),
  username: z.string(),
  email: z.string().optional(),
  avatar: z.string().optional(),
  presence,
  lastSeenAt: timestamp.optional(),
});

export const contactOperations = {
  'contact.list': operation({
    input: done,
    output: z.object({ contacts: z.array(contactCard) }),
    errors: [],
    permission: 'account',
    doc: 'Lists the own contacts, by name.',
    example: {},
  }),
  'contact.add': operation({
    input: byAccount,
    output: z.object({ contact: contactCard }),
    errors: ['ACCOUNT_NOT_FOUND', 'SELF_CONTACT'],
    permission: 'account',
    doc: 'Remembers somebody as a contact: from now on each is told when the other comes online or goes. Adding again changes nothing.',
    example: { accountId: ACCOUNT },
  }),
  'contact.remove': operation({
    input: byAccount,
    output: done,
    errors: ['ACCOUNT_NOT_FOUND'],
    permission: 'account',
    doc: 'Forgets a contact.',
    example: { accountId: ACCOUNT },
  }),
  'contact.search': operation({
    input: z.object({ query: z.string(), limit: z.number().int().min(1).max(50) }),
    output: z.object({ accounts: z.array(contactCard) }),
    errors: [],
    permission: 'account',
    doc: 'Finds accounts whose names or e-mail address contain the text, whatever the letter case. Never the asker.',
    example: { query: 'ada', limit: 10 },
  }),
  'presence.set': operation({
    input: z.object({ presence }),
    output: z.object({ profile }),
    errors: [],
    permission: 'account',
    doc: 'Chooses how the asker shows to others. It holds until it is changed or the next login.',
    example: { presence: 'busy' },
  }),
} as const;

export const contactEvents = {
  'presence.changed': event({
    payload: z.object({ accountId, presence }),
    audience: 'contacts',
    doc: 'Somebody came online, went, or shows differently; told to those who have that person as a contact and the other way round.',
    example: { accountId: ACCOUNT, presence: 'online' },
  }),
} as const;

export type ContactCard = z.infer<typeof contactCard>;

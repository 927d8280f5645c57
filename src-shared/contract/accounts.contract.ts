import { z } from 'zod';
import { operation } from './define.ts';
import { account, accountRole, language, person } from './models.contract.ts';

export const accountOperations = {
  'account.createLocal': operation({
    input: z.object({ name: z.string(), language: language.optional() }),
    output: z.object({ account, token: z.string() }),
    errors: ['INVALID_INPUT'],
    permission: 'anyone',
    doc: 'Makes an account for this device from a name alone, so that anyone on the network can begin a meeting.',
    example: { name: 'Ada', language: 'en' },
  }),
  'account.create': operation({
    input: z.object({
      name: z.string(),
      username: z.string().optional(),
      role: accountRole.default('user'),
      language: language.optional(),
    }),
    output: z.object({ account, token: z.string() }),
    errors: ['INVALID_INPUT'],
    permission: 'admin',
    doc: 'Makes an account for somebody else.',
    example: { name: 'Ben', username: 'ben', role: 'user' },
  }),
  'account.getSelf': operation({
    input: z.object({}),
    output: z.object({ person, language, role: accountRole.optional(), conversationId: z.string().optional() }),
    errors: [],
    permission: 'person',
    doc: 'Tells who the asker is. Guests also learn which conversation they belong to.',
    example: {},
  }),
  'account.update': operation({
    input: z.object({ name: z.string().optional(), language: language.optional() }),
    output: z.object({ person, language }),
    errors: ['INVALID_INPUT'],
    permission: 'person',
    doc: 'Changes the own name or the preferred language for captions.',
    example: { language: 'fr' },
  }),
} as const;

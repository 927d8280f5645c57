import { z } from 'zod';
import { operation } from './define.ts';
import { accountId } from './models.contract.ts';
import { profile } from './profiles.models.ts';
import type { FileContent, IncomingBytes } from './video-files.contract.ts';

const ACCOUNT = '65abc456def789012345678a';

export const avatarOperations = {
  'profile.setAvatar': operation({
    input: z.object({ content: z.custom<IncomingBytes>() }),
    output: z.object({ profile }),
    errors: ['FILE_TOO_LARGE', 'FILE_TYPE_UNSUPPORTED', 'STORAGE_FULL', 'INVALID_INPUT'],
    permission: 'account',
    doc: 'Takes a picture of the asker in as it comes and shows it to everybody from then on; the one before is removed.',
    example: { content: [] },
  }),
  'avatar.open': operation({
    input: z.object({ accountId, name: z.string() }),
    output: z.object({ content: z.custom<FileContent>(), mime: z.string(), isCurrent: z.boolean() }),
    errors: ['FILE_NOT_FOUND'],
    permission: 'anyone',
    doc: 'Gives the present picture of an account, also to whoever knows only an older name of it.',
    example: { accountId: ACCOUNT, name: `${'9f86d081'.repeat(8)}.webp` },
  }),
} as const;

import { z } from 'zod';
import { operation } from './define.ts';

/** A helper by which two browsers find a way to each other; `username` and `credential` belong to relays and expire. */
export const iceServer = z.object({
  urls: z.string(),
  username: z.string().optional(),
  credential: z.string().optional(),
});

export const iceOperations = {
  'ice.listServers': operation({
    input: z.object({
      /** Host and port under which the asker reached this server. */
      reachedAt: z.string(),
    }),
    output: z.object({ iceServers: z.array(iceServer) }),
    errors: ['RELAY_MISCONFIGURED', 'FORBIDDEN'],
    permission: 'steering',
    doc: 'Lists the ICE servers for a peer connection: one that tells addresses, and the relay where one is set up, with credentials for some hours. For accounts and operators.',
    example: { reachedAt: 'beckon.local:8787' },
  }),
} as const;

export type IceServer = z.infer<typeof iceServer>;

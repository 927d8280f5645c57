import * as z from 'zod/mini';

/** The one line that a server prints once it is ready. */
export const readyLine = z.object({
  event: z.literal('ready'),
  url: z.string(),
  port: z.int(),
  /** `sha256:` and hex digits of the authority's certificate; null without TLS. */
  fingerprint: z.nullable(z.string()),
  pid: z.int(),
  owner: z.object({ id: z.string(), email: z.string(), token: z.string() }),
  mediaSecret: z.string(),
  mediaIp: z.string(),
});

/** What a program learns when the server is ready. */
export type ReadyLine = z.output<typeof readyLine>;

/** Who is in one call. */
export const peopleInCall = z.object({ callId: z.string(), names: z.array(z.string()) });

/** What a server tells the program that started it, at the start and whenever something of it changed. */
export const serverStatus = z.object({
  kind: z.literal('status'),
  /** The address for others in the network; null without one. */
  lanUrl: z.nullable(z.string()),
  calls: z.array(peopleInCall),
});

/** What a server tells the program that started it. */
export type ServerStatus = z.output<typeof serverStatus>;

/** What the program that started a server may ask of it, where there are no signals. */
export type ServerWish = 'stop' | 'tell';

/** Asks a server to stop in order. */
export const stopMessage = { kind: 'stop' } as const;
/** Asks a server to tell how it is right now, changed or not. */
export const tellMessage = { kind: 'tell' } as const;

/** What a message asks for; null for anything else. */
export const wishOf = (message: unknown): ServerWish | null => {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return null;
  return message.kind === stopMessage.kind || message.kind === tellMessage.kind ? message.kind : null;
};

import type { Clock } from '#shared/kernel/clock.ts';
import type { CallRules } from './domain/index.ts';
import { type Gateway, createConnections, createGateway, createPublisher, createSerialQueue } from './gateway/index.ts';
import type {
  Connections,
  Log,
  MediaPort,
  RandomSource,
  Repositories,
  SerialQueue,
  TokenIssuer,
  TranslationPort,
} from './ports/index.ts';
import {
  type AccountsService,
  type LiveCalls,
  type SignIn,
  createAccountsService,
  createCallMediaService,
  createCallsService,
  createChatService,
  createConversationsService,
  createHistoryService,
  createLiveCalls,
  createMediaService,
  createShareLinksService,
  createSignIn,
  createTranscriptsService,
} from './services/index.ts';

/** All that the core needs from outside. */
export interface CorePorts {
  readonly repositories: Repositories;
  readonly media: MediaPort;
  readonly tokens: TokenIssuer;
  readonly translation: TranslationPort;
  readonly random: RandomSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly rules: CallRules;
  readonly mediaSecret: string;
}

/** The core, wired up. */
export interface Core {
  readonly gateway: Gateway;
  readonly connections: Connections;
  readonly signIn: SignIn;
  readonly accounts: AccountsService;
  readonly live: LiveCalls;
  readonly queue: SerialQueue;
}

/** Constructs the core over its ports. Nothing runs until a call is restored or begun. */
export const createCore = (ports: CorePorts): Core => {
  const { repositories, media, tokens, translation, random, clock, log, rules } = ports;
  const queue = createSerialQueue();
  const connections = createConnections();
  const publisher = createPublisher(connections);
  const signIn = createSignIn({ repositories, tokens, random, clock, mediaSecret: ports.mediaSecret });
  const live = createLiveCalls({ calls: repositories.calls, media, publisher, connections, queue, clock, rules, log });
  const accounts = createAccountsService({ repositories, random, tokens, clock });
  const { languageOf } = signIn;
  const handlers = {
    ...accounts.handlers,
    ...createConversationsService({ repositories, random, clock }),
    ...createShareLinksService({ repositories, live, connections, publisher, queue, random, clock }),
    ...createCallsService({ live, repositories, connections, queue, random, log }),
    ...createCallMediaService({ live, repositories, media, publisher }),
    ...createHistoryService({ repositories, clock }),
    ...createMediaService({ live, media, publisher, queue, log }),
    ...createChatService({ live, repositories, publisher, random, clock }),
    ...createTranscriptsService({ live, repositories, publisher, random, translation, log, languageOf }),
  };
  return { gateway: createGateway({ handlers, queue, log }), connections, signIn, accounts, live, queue };
};

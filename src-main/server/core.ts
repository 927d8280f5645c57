import type { Clock } from '#shared/kernel/clock.ts';
import type { CallRules } from './domain/index.ts';
import { type Gateway, createConnections, createGateway, createPublisher, createSerialQueue } from './gateway/index.ts';
import type {
  Connections,
  Log,
  MailPort,
  MediaPort,
  PasswordHasher,
  RandomSource,
  Repositories,
  SerialQueue,
  TokenIssuer,
  TranslationPort,
} from './ports/index.ts';
import {
  type AccountsService,
  type LiveCalls,
  type PostOffice,
  type SignIn,
  createAccountsService,
  createAuthService,
  createCallMediaService,
  createCallsService,
  createChatService,
  createConversationsService,
  createHistoryService,
  createLiveCalls,
  createMediaService,
  createPairCallsService,
  createPostOffice,
  createPresenceBoard,
  createProfileService,
  createShareLinksService,
  createSignIn,
  createSignInRegister,
  createTranscriptsService,
  watchLateRinging,
} from './services/index.ts';

/** All that the core needs from outside. */
export interface CorePorts {
  readonly repositories: Repositories;
  readonly media: MediaPort;
  readonly tokens: TokenIssuer;
  readonly passwords: PasswordHasher;
  /** Absent without a mail server: mails wait in the outbox. */
  readonly mailer?: MailPort | undefined;
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
  readonly postOffice: PostOffice;
  readonly queue: SerialQueue;
}

/** Constructs the core over its ports. Nothing runs until a call is restored or begun. */
export const createCore = (ports: CorePorts): Core => {
  const { repositories, media, tokens, passwords, translation, random, clock, log, rules } = ports;
  const queue = createSerialQueue();
  const connections = createConnections();
  const publisher = createPublisher(connections);
  const signIn = createSignIn({ repositories, tokens, random, clock, mediaSecret: ports.mediaSecret });
  const live = createLiveCalls({ calls: repositories.calls, media, publisher, connections, queue, clock, rules, log });
  watchLateRinging({ live, connections, queue, log });
  const signIns = createSignInRegister({ signIns: repositories.signIns, tokens, connections, random, clock });
  const presence = createPresenceBoard({ connections });
  const postOffice = createPostOffice({ outbox: repositories.outbox, mailer: ports.mailer, random, clock, log });
  const accounts = createAccountsService({ repositories, random, signIns, clock });
  const { languageOf } = signIn;
  const handlers = {
    ...accounts.handlers,
    ...postOffice.handlers,
    ...createAuthService({ repositories, signIns, passwords, postOffice, presence, random, clock }),
    ...createProfileService({ accounts: repositories.accounts, presence }),
    ...createConversationsService({ repositories, random, clock }),
    ...createShareLinksService({ repositories, live, connections, publisher, queue, random, clock }),
    ...createCallsService({ live, repositories, connections, queue, random, log }),
    ...createCallMediaService({ live, repositories, media, publisher }),
    ...createHistoryService({ repositories, clock }),
    ...createMediaService({ live, media, publisher, queue, log }),
    ...createPairCallsService({ live, repositories, connections, publisher, random, clock }),
    ...createChatService({ live, repositories, publisher, random, clock }),
    ...createTranscriptsService({ live, repositories, publisher, random, translation, log, languageOf }),
  };
  return { gateway: createGateway({ handlers, queue, log }), connections, signIn, accounts, live, postOffice, queue };
};

import type { Clock } from '#shared/kernel/clock.ts';
import type { AppointmentRules, CallRules } from './domain/index.ts';
import { type Gateway, createConnections, createGateway, createPublisher, createSerialQueue } from './gateway/index.ts';
import type {
  Connections,
  FileStore,
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
  type IceSettings,
  type LiveCalls,
  type PostOffice,
  type SessionKeeper,
  type SignIn,
  createAccountsService,
  createAppointmentDesk,
  createAppointmentsService,
  createAuthService,
  createCallMediaService,
  createCallEntryService,
  createCallExitService,
  watchLostConnections,
  watchMedia,
  createChatService,
  createContactsService,
  createConversationsService,
  createHallsService,
  createHistoryService,
  createInvitationsService,
  createIceService,
  createLiveCalls,
  createMediaTracksService,
  createMediaTransportsService,
  createPairBeginService,
  createPairCallsService,
  createMeetingsService,
  createPeopleService,
  createPostOffice,
  createPresenceBoard,
  createProfileService,
  createRoomsService,
  createSessionKeeper,
  createSessionsService,
  createShareLinksService,
  createSignIn,
  createSignInRegister,
  createTranscriptsService,
  watchLateRinging,
  createCallTokensService,
  createOperatorsService,
  createStageService,
  createVideoFilesService,
  openLinkBoard,
  watchScreens,
  type FileRules,
  type LinkBoard,
  type VideoFilesService,
} from './services/index.ts';

/** All that the core needs from outside. */
export interface CorePorts {
  readonly repositories: Repositories;
  readonly media: MediaPort;
  readonly files: FileStore;
  readonly fileRules: FileRules;
  readonly tokens: TokenIssuer;
  readonly passwords: PasswordHasher;
  /** Absent without a mail server: mails wait in the outbox. */
  readonly mailer?: MailPort | undefined;
  readonly translation: TranslationPort;
  readonly random: RandomSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly rules: CallRules;
  readonly appointmentRules: AppointmentRules;
  readonly ice: IceSettings;
  readonly mediaSecret: string;
}

/** The core, wired up. */
export interface Core {
  readonly gateway: Gateway;
  readonly connections: Connections;
  readonly signIn: SignIn;
  readonly accounts: AccountsService;
  readonly live: LiveCalls;
  readonly sessions: SessionKeeper;
  readonly postOffice: PostOffice;
  readonly links: LinkBoard;
  readonly videoFiles: VideoFilesService;
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
  watchLostConnections({ live, connections, queue, log });
  watchMedia({ live, media, publisher, queue, log });
  const signIns = createSignInRegister({ signIns: repositories.signIns, tokens, connections, random, clock });
  const presence = createPresenceBoard({ repositories, connections, publisher, clock, log });
  const postOffice = createPostOffice({ outbox: repositories.outbox, mailer: ports.mailer, random, clock, log });
  const accounts = createAccountsService({ repositories, random, signIns, clock });
  const { appointmentRules } = ports;
  const { appointments } = repositories;
  const sessions = createSessionKeeper({ appointments, live, publisher, queue, clock, rules: appointmentRules, log });
  const desk = createAppointmentDesk({ appointments, keeper: sessions });
  const booked = { repositories, desk, keeper: sessions, random, clock, rules: appointmentRules };
  const links = openLinkBoard({ live, media, publisher, connections, clock, log });
  watchScreens({ live, media, queue, log });
  const { files, fileRules } = ports;
  const videoFiles = createVideoFilesService({
    live,
    repositories,
    files,
    publisher,
    queue,
    random,
    clock,
    rules: fileRules,
    log,
  });
  const { languageOf } = signIn;
  const callMedia = createCallMediaService({ live, repositories, media, publisher });
  const chat = createChatService({ live, repositories, publisher, random, clock });
  const handlers = {
    ...accounts.handlers,
    ...postOffice.handlers,
    ...createAuthService({ repositories, signIns, passwords, postOffice, presence, random, clock }),
    ...createProfileService({ accounts: repositories.accounts, presence }),
    ...createContactsService({ repositories, presence, clock }),
    ...createConversationsService({ repositories, random, clock }),
    ...createShareLinksService({ repositories, live, connections, publisher, queue, random, clock }),
    ...createCallEntryService({ live, repositories, connections, passwords, random }),
    ...createCallExitService({ live, repositories }),
    ...callMedia,
    ...createHistoryService({ live, repositories, clock }),
    ...createMediaTransportsService({ live, media }),
    ...createMediaTracksService({ live, media }),
    ...createPairBeginService({ live, repositories, connections, random, clock }),
    ...createPairCallsService({ live, repositories, connections, publisher, random }),
    ...createAppointmentsService(booked),
    ...createSessionsService({ ...booked, conversations: repositories.conversations }),
    ...createRoomsService({ ...booked, live, connections, publisher, queue }),
    ...createIceService({ settings: ports.ice, clock }),
    ...chat,
    ...createMeetingsService({ live, repositories, connections, passwords, tokens, random }),
    ...createInvitationsService({ live, repositories }),
    ...createHallsService({ live, connections, publisher, queue, random, calls: { ...callMedia, ...chat } }),
    ...createPeopleService({ live, accounts: repositories.accounts, publisher, queue }),
    ...createOperatorsService({ live, repositories, connections, links, random, clock }),
    ...createCallTokensService({ live, repositories, connections, publisher, queue, random, clock }),
    ...createStageService({ live, repositories, connections, publisher, media, links, queue, clock, log }),
    ...videoFiles.handlers,
    ...createTranscriptsService({ live, repositories, publisher, queue, random, translation, log, languageOf }),
  };
  const gateway = createGateway({ handlers, queue, log });
  return { gateway, connections, signIn, accounts, live, sessions, postOffice, links, videoFiles, queue };
};

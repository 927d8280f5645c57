import type { Clock } from '#shared/kernel/clock.ts';
import type { AppointmentRules, CallRules } from './domain/index.ts';
import {
  type Gateway,
  createConnections,
  createFaces,
  createGateway,
  createPublisher,
  createSerialQueue,
} from './gateway/index.ts';
import type {
  BackupPort,
  Connections,
  FileStore,
  HealthProbes,
  Housekeeping,
  Log,
  LogReader,
  MailPort,
  MediaPort,
  PasswordHasher,
  PictureStore,
  Publisher,
  RandomSource,
  Repositories,
  SerialQueue,
  TokenIssuer,
  TranslationPort,
} from './ports/index.ts';
import {
  type AccountsService,
  type AvatarKeeper,
  type Housekeeper,
  type IceSettings,
  type LiveCalls,
  type OwnerSetUp,
  type PostOffice,
  type SessionKeeper,
  type SignIn,
  createAccountsService,
  createAdministrationService,
  createAppointmentDesk,
  createAppointmentDoor,
  createAppointmentsService,
  createAuditTrail,
  createAuthService,
  createAvatarKeeper,
  createOwnerSetUp,
  createCallMediaService,
  createCallEntryService,
  createCallExitService,
  createCallLogService,
  watchLostConnections,
  watchMedia,
  watchOperators,
  watchShutOut,
  createChatService,
  createContactsService,
  createConversationsService,
  createDoorRegister,
  createHallsService,
  createHealthService,
  createHistoryService,
  createHousekeeper,
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
  createOperatedCallsService,
  createSteeringService,
  createFileKeeper,
  createStageService,
  createVideoFilesService,
  createWaitingRoomService,
  openLinkBoard,
  openQualityRecorder,
  watchScreens,
  type FileRules,
  type CallLogService,
  type LinkBoard,
  type QualityRecorder,
  type FileKeeper,
} from './services/index.ts';

/** All that the core needs from outside. */
export interface CorePorts {
  readonly repositories: Repositories;
  readonly media: MediaPort;
  readonly files: FileStore;
  readonly pictures: PictureStore;
  readonly fileRules: FileRules;
  readonly tokens: TokenIssuer;
  readonly passwords: PasswordHasher;
  readonly probes: HealthProbes;
  readonly logs: LogReader;
  readonly backups: BackupPort;
  readonly housekeeping: Housekeeping;
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
  readonly housekeeper: Housekeeper;
  readonly links: LinkBoard;
  readonly quality: QualityRecorder;
  readonly files: FileKeeper;
  readonly callLog: Pick<CallLogService, 'drain'>;
  readonly avatars: AvatarKeeper;
  readonly setUp: OwnerSetUp;
  readonly queue: SerialQueue;
}

/** What else of the core appointments need. */
type BookingGround = Pick<Core, 'live' | 'connections' | 'queue'> & { readonly publisher: Publisher };

/** Everything that has to do with appointments. */
const openBooking = (
  { repositories, random, clock, log, appointmentRules: rules }: CorePorts,
  ground: BookingGround,
) => {
  const { appointments, conversations } = repositories;
  const sessions = createSessionKeeper({ appointments, ...ground, clock, rules, log });
  const desk = createAppointmentDesk({ appointments, keeper: sessions });
  const doors = createDoorRegister();
  const parts = { ...ground, repositories, appointments, desk, doors, keeper: sessions, random, clock, rules, log };
  const handlers = {
    ...createAppointmentsService(parts),
    ...createSessionsService({ ...parts, conversations }),
    ...createRoomsService(parts),
    ...createWaitingRoomService(parts),
  };
  return { sessions, handlers, door: createAppointmentDoor(parts) };
};

/** Constructs the core over its ports. Nothing runs until a call is restored or begun. */
export const createCore = (ports: CorePorts): Core => {
  const { repositories, media, tokens, passwords, translation, random, clock, log, rules } = ports;
  const queue = createSerialQueue();
  const connections = createConnections();
  const faces = createFaces();
  const publisher = createPublisher(connections);
  const signIn = createSignIn({ repositories, tokens, publisher, random, clock, mediaSecret: ports.mediaSecret });
  const live = createLiveCalls({ calls: repositories.calls, media, publisher, connections, queue, clock, rules, log });
  watchLateRinging({ live, connections, queue, log });
  watchLostConnections({ live, connections, queue, log });
  watchShutOut({ connections, signIns: repositories.signIns, log });
  watchMedia({ live, media, publisher, queue, log });
  watchOperators({ live, connections, publisher, media, queue, log });
  const signIns = createSignInRegister({ signIns: repositories.signIns, tokens, connections, random, clock });
  const presence = createPresenceBoard({ repositories, connections, publisher, clock, log });
  const postOffice = createPostOffice({ outbox: repositories.outbox, mailer: ports.mailer, random, clock, log });
  const housekeeper = createHousekeeper({ store: repositories.housekeeping, rules: ports.housekeeping, clock, log });
  const accounts = createAccountsService({ repositories, random, signIns, faces, clock });
  const ground = { live, connections, publisher, queue };
  const booking = openBooking(ports, ground);
  const quality = openQualityRecorder({ live, media, statistics: repositories.statistics, publisher, clock, log });
  const links = openLinkBoard({ live, media, publisher, connections, clock, log });
  watchScreens({ live, media, queue, log });
  const callLog = createCallLogService({ live, callLog: repositories.callLog, publisher, clock, log });
  const { files: store, fileRules } = ports;
  const files = createFileKeeper({ repositories, files: store, publisher, queue, rules: fileRules, log });
  const avatars = createAvatarKeeper({ accounts: repositories.accounts, pictures: ports.pictures, queue, log });
  const trail = createAuditTrail({ audit: repositories.audit, random, clock, log });
  const setUp = createOwnerSetUp({ repositories, signIns, passwords, presence, random, clock });
  const { languageOf } = signIn;
  const calls = {
    ...createCallEntryService({ live, repositories, connections, passwords, random, door: booking.door }),
    ...createCallExitService({ live, repositories }),
    ...createCallMediaService({ live, repositories, media, publisher }),
    ...createChatService({ live, repositories, publisher, random, clock }),
  };
  const handlers = {
    ...accounts.handlers,
    ...postOffice.handlers,
    ...createAuthService({ repositories, signIns, passwords, postOffice, presence, random, clock, setUp }),
    ...createProfileService({ accounts: repositories.accounts, avatars, presence, faces }),
    ...createContactsService({ repositories, presence, clock }),
    ...createConversationsService({ repositories, random, clock }),
    ...createShareLinksService({ repositories, live, connections, publisher, queue, random, clock }),
    ...calls,
    ...callLog.handlers,
    ...links.handlers,
    ...createHistoryService({ live, repositories, clock }),
    ...createMediaTransportsService({ live, media }),
    ...createMediaTracksService({ live, media }),
    ...createPairBeginService({ live, repositories, connections, queue, random, clock }),
    ...createPairCallsService({ live, repositories, connections, publisher, random }),
    ...booking.handlers,
    ...createIceService({ settings: ports.ice, clock }),
    ...createMeetingsService({ live, repositories, connections, passwords, tokens, random }),
    ...createInvitationsService({ live, repositories }),
    ...createHallsService({ live, connections, publisher, queue, random, calls }),
    ...createHealthService({ live, media, connections, probes: ports.probes }),
    ...createAdministrationService({
      ...{ repositories, presence, signIns, connections, live, queue, avatars },
      ...{ media, probes: ports.probes, logs: ports.logs, backups: ports.backups, housekeeper, clock, log, trail },
    }),
    ...createPeopleService({ live, accounts: repositories.accounts, publisher, queue }),
    ...createOperatedCallsService({ live, repositories, connections, links, random, clock }),
    ...createSteeringService({ live, conversations: repositories.conversations }),
    ...createCallTokensService({ live, repositories, connections, publisher, queue, random, clock }),
    ...createStageService({ live, repositories, connections, media, links, clock }),
    ...createVideoFilesService({
      ...{ live, repositories, files: store, keeper: files, publisher, queue, random, clock },
      rules: fileRules,
    }),
    ...createTranscriptsService({ live, repositories, publisher, queue, random, translation, log, languageOf }),
  };
  const gateway = createGateway({ handlers, queue, log, faces, onRefused: trail.noteRefusal });
  const { sessions } = booking;
  return {
    ...{ gateway, connections, signIn, accounts, live, sessions, postOffice, links, quality, files, callLog, queue },
    ...{ avatars, setUp, housekeeper },
  };
};

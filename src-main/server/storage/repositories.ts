import type { Repositories } from '../ports/index.ts';
import { createAccountRepository } from './accounts.repository.ts';
import { createAppointmentRepository } from './appointments.repository.ts';
import { createAuditRepository } from './audit.repository.ts';
import { createCallLogRepository } from './call-log.repository.ts';
import { createCallRepository } from './calls.repository.ts';
import { createChatRepository } from './chat.repository.ts';
import { createContactRepository } from './contacts.repository.ts';
import { createControlTokenRepository } from './control-tokens.repository.ts';
import { createConversationRepository } from './conversations.repository.ts';
import { createGuestRepository } from './guests.repository.ts';
import { createHousekeepingRepository } from './housekeeping.repository.ts';
import { createOneTimeTokenRepository } from './one-time-tokens.repository.ts';
import { createOutboxRepository } from './outbox.repository.ts';
import { createSettingsRepository } from './settings.repository.ts';
import { createShareLinkRepository } from './share-links.repository.ts';
import { createSignInRepository } from './sign-ins.repository.ts';
import type { Db } from './snapshot.ts';
import { createStatisticsRepository } from './statistics.repository.ts';
import { createTranscriptRepository } from './transcripts.repository.ts';
import { createVideoFileRepository } from './video-files.repository.ts';

/** All repositories over one database. */
export const createRepositories = (db: Db): Repositories => ({
  accounts: createAccountRepository(db),
  contacts: createContactRepository(db),
  signIns: createSignInRepository(db),
  oneTimeTokens: createOneTimeTokenRepository(db),
  statistics: createStatisticsRepository(db),
  audit: createAuditRepository(db),
  housekeeping: createHousekeepingRepository(db),
  outbox: createOutboxRepository(db),
  guests: createGuestRepository(db),
  conversations: createConversationRepository(db),
  shareLinks: createShareLinkRepository(db),
  controlTokens: createControlTokenRepository(db),
  videoFiles: createVideoFileRepository(db),
  calls: createCallRepository(db),
  appointments: createAppointmentRepository(db),
  chat: createChatRepository(db),
  transcripts: createTranscriptRepository(db),
  settings: createSettingsRepository(db),
  callLog: createCallLogRepository(db),
});

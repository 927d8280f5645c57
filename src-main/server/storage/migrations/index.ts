/**
 * Every step of the database, oldest first.
 * Owns: the tables and their changes, in SQL that SQLite and PostgreSQL both speak. May import: kysely.
 * A released step is never edited; a change is a new step whose name sorts after all others.
 */
import type { Migration } from 'kysely/migration';
import { createAccountTables } from './0001-accounts.migration.ts';
import { createConversationTables } from './0002-conversations.migration.ts';
import { createCallTables } from './0003-calls.migration.ts';
import { createChatTables } from './0004-chat.migration.ts';
import { createSignInTables } from './0005-sign-in.migration.ts';
import { createAppointmentTables } from './0006-appointments.migration.ts';
import { createContactTables } from './0007-contacts.migration.ts';
import { createMeetingColumns } from './0008-meetings.migration.ts';
import { createOperatorTables } from './0009-operators.migration.ts';
import { createAdministrationTables } from './0010-administration.migration.ts';
import { createAppointmentConversationIndex } from './0011-appointment-conversations.migration.ts';
import { createCallLogTable } from './0012-call-log.migration.ts';
import { addCallLogActor } from './0013-call-log-actor.migration.ts';

/** Steps by name; the name of the last one is the version of the database. */
export type Migrations = Readonly<Record<string, Migration>>;

/** The steps that this program knows. */
export const migrations: Migrations = {
  '0001-accounts': { up: createAccountTables },
  '0002-conversations': { up: createConversationTables },
  '0003-calls': { up: createCallTables },
  '0004-chat': { up: createChatTables },
  '0005-sign-in': { up: createSignInTables },
  '0006-appointments': { up: createAppointmentTables },
  '0007-contacts': { up: createContactTables },
  '0008-meetings': { up: createMeetingColumns },
  '0009-operators': { up: createOperatorTables },
  '0010-administration': { up: createAdministrationTables },
  '0011-appointment-conversations': { up: createAppointmentConversationIndex },
  '0012-call-log': { up: createCallLogTable },
  '0013-call-log-actor': { up: addCallLogActor },
};

/**
 * What every database under the repositories has to fulfil. Call each suite inside a `describe`, with a maker of empty stores.
 */
import { accountSuite } from './accounts.suite.ts';
import { administrationSuite } from './administration.suite.ts';
import { appointmentSuite } from './appointments.suite.ts';
import { callHistorySuite } from './call-history.suite.ts';
import { callLogSuite } from './call-log.suite.ts';
import { callSearchSuite } from './call-search.suite.ts';
import { callSuite } from './calls.suite.ts';
import { chatSuite } from './chat.suite.ts';
import { contactSuite } from './contacts.suite.ts';
import { controlTokenSuite } from './control-tokens.suite.ts';
import { conversationSuite } from './conversations.suite.ts';
import { guestSuite } from './guests.suite.ts';
import { meetingSuite } from './meetings.suite.ts';
import { oneTimeTokenSuite } from './one-time-tokens.suite.ts';
import { outboxSuite } from './outbox.suite.ts';
import { settingsSuite } from './settings.suite.ts';
import { shareLinkSuite } from './share-links.suite.ts';
import { signInSuite } from './sign-ins.suite.ts';
import type { RepositorySuite } from './suite.ts';
import { transcriptSuite } from './transcripts.suite.ts';
import { videoFileSuite } from './video-files.suite.ts';

/** All suites by what they are about. */
export const repositorySuites: Readonly<Record<string, RepositorySuite>> = {
  accounts: accountSuite,
  administration: administrationSuite,
  contacts: contactSuite,
  meetings: meetingSuite,
  'sign-ins': signInSuite,
  'one-time tokens': oneTimeTokenSuite,
  outbox: outboxSuite,
  guests: guestSuite,
  conversations: conversationSuite,
  'share links': shareLinkSuite,
  'control tokens': controlTokenSuite,
  'video files': videoFileSuite,
  calls: callSuite,
  'call history': callHistorySuite,
  'call search': callSearchSuite,
  'call log': callLogSuite,
  appointments: appointmentSuite,
  chat: chatSuite,
  transcripts: transcriptSuite,
  settings: settingsSuite,
};

import { useTranslation } from 'react-i18next';

const keys = {
  database: 'admin.word.database',
  memory: 'admin.word.memory',
  cpu: 'admin.word.cpu',
  disk: 'admin.word.disk',
  media: 'admin.word.media',
  external: 'admin.word.external',
  accounts: 'admin.word.accounts',
  conversations: 'admin.word.conversations',
  calls: 'admin.word.calls',
  call_participants: 'admin.word.call_participants',
  chat_messages: 'admin.word.chat_messages',
  transcripts: 'admin.word.transcripts',
  mails: 'admin.word.mails',
  signIns: 'admin.word.signIns',
  links: 'admin.word.links',
  logLines: 'admin.word.logLines',
  p2p: 'admin.word.p2p',
  sfu: 'admin.word.sfu',
  excellent: 'admin.word.excellent',
  good: 'admin.word.good',
  fair: 'admin.word.fair',
  poor: 'admin.word.poor',
  normal: 'admin.word.normal',
  active: 'admin.word.active',
  timeout: 'admin.word.timeout',
  error: 'admin.word.error',
  forced: 'admin.word.forced',
} as const;

const isKnown = (word: string): word is keyof typeof keys => Object.hasOwn(keys, word);

/** The words of the server's open lists in the language of the page; a new one shows as the server says it. */
export const useWord = (): ((word: string) => string) => {
  const { t } = useTranslation();
  return (word) => (isKnown(word) ? t(keys[word]) : word);
};

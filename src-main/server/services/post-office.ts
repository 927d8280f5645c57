import type { Mail } from '#shared/contract/index.ts';
import type { CancelTimer, Clock } from '#shared/kernel/clock.ts';
import type { MailId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Handlers, Log, MailPort, OutboxRepository, RandomSource } from '../ports/index.ts';
import { type MailFacts, mailTexts } from './mail-texts.ts';

const RETRY_MS = 5 * 60_000;
/** After this many failures a mail waits for a person. */
const MOST_ATTEMPTS = 12;

/** Stores every mail and hands it to the mail server if there is one. */
export interface PostOffice {
  readonly handlers: Pick<Handlers, 'outbox.list'>;
  /** Resolves when the mail is stored; it is sent after that. */
  post(kind: Mail['kind'], to: string, facts: MailFacts): Promise<void>;
  /** Sends what waits, now and every few minutes. */
  start(): void;
  close(): void;
}

interface Parts {
  readonly outbox: OutboxRepository;
  readonly mailer: MailPort | undefined;
  readonly random: RandomSource;
  readonly clock: Clock;
  readonly log: Log;
}

/** Builds the post office; without a mail server all mails wait in the outbox. */
export const createPostOffice = ({ outbox, mailer, random, clock, log }: Parts): PostOffice => {
  let cancelRetry: CancelTimer | undefined;

  const deliver = async (mail: Mail, by: MailPort) => {
    try {
      await by.send(mail);
      await outbox.markSent(mail.id, clock.now());
    } catch (failure) {
      log.warn({ mailId: mail.id, kind: mail.kind, err: failure }, 'a mail could not be sent');
      await outbox.markFailed(mail.id, failure instanceof Error ? failure.message : String(failure));
    }
  };

  const sendWaiting = async (by: MailPort) => {
    for (const mail of await outbox.listUnsent({ limit: 100 })) {
      if (mail.attempts < MOST_ATTEMPTS) await deliver(mail, by);
    }
  };

  const inBackground = (task: Promise<void>) =>
    void task.catch((bug: unknown) => log.error({ err: bug }, 'the outbox failed'));

  const start = () => {
    if (!mailer) return;
    inBackground(sendWaiting(mailer));
    cancelRetry = clock.schedule(RETRY_MS, start);
  };

  return {
    start,
    close: () => cancelRetry?.(),
    async post(kind, to, facts) {
      const id = random.objectId() as MailId;
      const mail: Mail = { id, kind, to, ...mailTexts[kind](facts), createdAt: clock.now(), attempts: 0 };
      await outbox.insert(mail);
      if (mailer) inBackground(deliver(mail, mailer));
    },
    handlers: {
      'outbox.list': async (_asker, page) => {
        const { items, total } = await outbox.page(page);
        return ok({ mails: [...items], total });
      },
    },
  };
};

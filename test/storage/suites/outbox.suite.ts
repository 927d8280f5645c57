import { expect, it } from 'vitest';
import type { Mail } from '#shared/contract/index.ts';
import { NOON, newId } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

const aMail = (change: Partial<Mail> = {}): Mail => ({
  id: newId(),
  kind: 'verifyEmail',
  to: 'ada@example.org',
  subject: 'Confirm',
  text: 'A link',
  createdAt: NOON,
  attempts: 0,
  ...change,
});

/** Mails: kept until a mail server took them, then without their text. */
export const outboxSuite: RepositorySuite = (newStore) => {
  it('pages, newest first', async () => {
    const { outbox } = await newStore();
    const mails = [1, 2, 3].map((minute) => aMail({ createdAt: NOON + minute }));
    for (const mail of mails) await outbox.insert(mail);
    expect(await outbox.page({ limit: 2, offset: 0 })).toEqual({ items: [mails[2], mails[1]], total: 3 });
    expect(await outbox.page({ limit: 2, offset: 2 })).toEqual({ items: [mails[0]], total: 3 });
  });

  it('lists what waits, oldest first', async () => {
    const { outbox } = await newStore();
    const [late, early, sent] = [aMail({ createdAt: NOON + 2 }), aMail(), aMail({ createdAt: NOON + 1 })];
    for (const mail of [late, early, sent]) await outbox.insert(mail);
    await outbox.markSent(sent.id, NOON + 3);
    expect(await outbox.listUnsent({ limit: 10 })).toEqual([early, late]);
  });

  it('notes failures, and drops the text once the mail is sent', async () => {
    const { outbox } = await newStore();
    const mail = aMail();
    await outbox.insert(mail);
    await outbox.markFailed(mail.id, 'refused');
    expect((await outbox.page({ limit: 1, offset: 0 })).items).toEqual([
      { ...mail, attempts: 1, lastError: 'refused' },
    ]);
    await outbox.markSent(mail.id, NOON + 5);
    expect((await outbox.page({ limit: 1, offset: 0 })).items).toEqual([
      { ...mail, text: '', attempts: 2, sentAt: NOON + 5 },
    ]);
  });
};

import type { MailKind } from '#shared/contract/index.ts';

/** What a mail is made of. */
export interface MailFacts {
  readonly firstName: string;
  readonly link: string;
}

interface MailText {
  readonly subject: string;
  readonly text: string;
}

const compose = (subject: string, firstName: string, lines: readonly string[]): MailText => ({
  subject,
  text: [`Hello ${firstName},`, '', ...lines, '', 'Beckon'].join('\n'),
});

/** The words of every kind of mail. */
export const mailTexts: Record<MailKind, (facts: MailFacts) => MailText> = {
  verifyEmail: ({ firstName, link }) =>
    compose('Confirm your e-mail address', firstName, [
      'please confirm that this address is yours:',
      '',
      link,
      '',
      'The link works once, for 24 hours. If you did not ask for it, do nothing.',
    ]),
  resetPassword: ({ firstName, link }) =>
    compose('Choose a new password', firstName, [
      'here you can choose a new password:',
      '',
      link,
      '',
      'The link works once, for one hour. If you did not ask for it, do nothing: your password stays as it is.',
    ]),
};

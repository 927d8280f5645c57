import { createTransport } from 'nodemailer';
import type { MailPort } from '../ports/index.ts';

const TIMEOUT_MS = 20_000;

/** Sends mail by the server at this address, `smtp(s)://user:password@host:port`; `?from=` names the sender. */
export const createMailer = (url: string): MailPort => {
  const { username, hostname, searchParams } = new URL(url);
  const user = decodeURIComponent(username);
  const from = searchParams.get('from') ?? (user.includes('@') ? user : `beckon@${hostname}`);
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ from: { name: 'Beckon', address: from }, to, subject, text });
    },
    async verify() {
      await transport.verify();
    },
  };
};

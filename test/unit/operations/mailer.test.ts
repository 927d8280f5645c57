import { once } from 'node:events';
import { type AddressInfo, type Server, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { createMailer } from '#server/operations/mailer.ts';

let server: Server | undefined;
afterEach(() => void server?.close());

/** A mail server that takes one mail, or refuses the receiver, and remembers what it was told. */
const listen = async (refuses = false) => {
  const told: string[] = [];
  server = createServer((socket) => {
    const say = (line: string) => socket.write(`${line}\r\n`);
    let inText = false;
    say('220 test');
    createInterface(socket).on('line', (line) => {
      told.push(line);
      if (inText) {
        inText = line !== '.';
        if (!inText) say('250 taken');
      } else if (line === 'DATA') {
        inText = true;
        say('354 go on');
      } else if (line.startsWith('RCPT') && refuses) say('550 no such person');
      else say(line === 'QUIT' ? '221 bye' : '250 fine');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { told, url: `smtp://127.0.0.1:${port}?from=beckon@example.org` };
};

const mail = { to: 'ada@example.org', subject: 'Hello', text: 'A link' };

describe('the mailer', () => {
  it('hands a mail to the server', async () => {
    const { told, url } = await listen();
    await createMailer(url).send(mail);
    expect(told).toContain('MAIL FROM:<beckon@example.org>');
    expect(told).toContain('RCPT TO:<ada@example.org>');
    expect(told).toContain('Subject: Hello');
    expect(told).toContain('A link');
  });

  it('rejects with the reason of the server', async () => {
    const { url } = await listen(true);
    await expect(createMailer(url).send(mail)).rejects.toThrow('no such person');
  });
});

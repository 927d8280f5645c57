/** A program with nothing but an SFU in it: says `ready`, and on SIGINT `closed` a moment later; the log goes to stderr. */
import { openMedia } from '#server/media/index.ts';
import type { CallId } from '#shared/kernel/ids.ts';

const say = (_fields: object, message: string): void => void process.stderr.write(`${message}\n`);
const media = await openMedia({
  workers: 2,
  announcedAddresses: ['127.0.0.1'],
  listenAddress: '0.0.0.0',
  portRange: { min: 42_000, max: 42_999 },
  log: { debug: () => undefined, info: say, warn: say, error: say },
});
await media.openRoom('65abc789def012345678901a' as CallId);

// As a server does that first says goodbye to everybody: long enough for a wrong replacement to be noticed.
process.on('SIGINT', () => {
  setTimeout(() => void media.close().then(() => process.stdout.write('closed\n')), 500);
});
process.stdout.write('ready\n');

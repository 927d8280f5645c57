/** Logs as a server does. Arguments: folder, 'pretty' or 'json', and how to end: 'close', 'exit' or 'crash'. */
import { openLogs } from '#server/operations/logs/index.ts';

const [folder = '', format, end] = process.argv.slice(2);
const logs = await openLogs({ folder, level: 'info', pretty: format === 'pretty' });
logs.log.debug({}, 'too small to mention');
logs.log.info({ callId: 'c1', token: 'hush' }, 'first');
logs.child({ correlationId: 'r7' }).warn({ participantId: 'p1' }, 'second');
for (let line = 0; line < 500; line += 1) logs.log.info({ line }, 'filling');
logs.log.error({ err: new Error('broken') }, 'last');
if (end === 'crash') throw new Error('crashed');
if (end === 'exit') process.exit(3);
await logs.close();
logs.log.info({}, 'after close');

/** Answers one request through fastify with our log. Argument: the folder for the log files. */
import fastify from 'fastify';
import { openLogs } from '#server/operations/logs/index.ts';

const logs = await openLogs({ folder: process.argv[2] ?? '', level: 'info', pretty: false });
const app = fastify({ loggerInstance: logs.logger });
app.get('/ws/chat', (request) => {
  request.log.info({ headers: request.headers }, 'asked');
  return {};
});
await app.inject({ url: '/ws/chat?token=hush-1', headers: { authorization: 'Bearer hush-2', cookie: 'a=hush-3' } });
await logs.close();

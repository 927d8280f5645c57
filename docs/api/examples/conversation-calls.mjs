// Two people and one call in a conversation. node conversation-calls.mjs http://127.0.0.1:8787
import { io } from 'socket.io-client';

const [url = 'http://127.0.0.1:8787'] = process.argv.slice(2);

/** Asks over REST and gives what stands in `data`. */
async function ask(method, path, { token, body } = {}) {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!answer.success) throw new Error(`${method} ${path}: ${answer.error.code}, ${answer.error.message}`);
  return answer.data;
}

/** Opens a connection first, then signs it in, as the published document says. */
async function connect(token) {
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  await heard(socket, 'connect');
  const answer = heard(socket, 'authenticated');
  socket.emit('authenticate', { sessionToken: token, language: 'en' });
  if (!(await answer).success) throw new Error('The token was refused');
  return socket;
}

const heard = (socket, event) => new Promise((resolve) => socket.once(event, resolve));

const ada = await ask('POST', '/api/accounts', { body: { name: 'Ada' } });
const ben = await ask('POST', '/api/accounts', { body: { name: 'Ben' } });
const { conversationId } = await ask('POST', '/api/conversations', {
  token: ada.token,
  body: { type: 'direct', userIds: [ben.user.id] },
});
const adaSocket = await connect(ada.token);
const benSocket = await connect(ben.token);

const incoming = heard(benSocket, 'call:incoming');
const started = heard(adaSocket, 'call:started');
const { data: call } = await adaSocket.emitWithAck('call:initiate', { conversationId, type: 'video' });
const { caller } = await incoming;
console.log(`${caller.username} rings Ben`);

await benSocket.emitWithAck('call:accept', { callId: call.callId, audioEnabled: true, videoEnabled: true });
const { mode, participants } = await started;
console.log(`the call has started, ${mode}, with ${participants.map(({ username }) => username).join(' and ')}`);

const ended = heard(benSocket, 'call:ended');
await ask('DELETE', `/api/calls/${call.callId}`, { token: ada.token });
console.log(`the call has ended: ${(await ended).reason}`);

adaSocket.disconnect();
benSocket.disconnect();

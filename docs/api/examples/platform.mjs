// Accounts, an invitation, a call with chat. node platform.mjs http://127.0.0.1:8787
import { io } from 'socket.io-client';

const [url = 'http://127.0.0.1:8787'] = process.argv.slice(2);
const password = 'SecurePass123';

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
  if (!answer.success) throw new Error(`${method} ${path}: ${answer.errorCode}, ${answer.message}`);
  return answer.data;
}

const heard = (socket, event) => new Promise((resolve) => socket.once(event, resolve));

async function register(firstName, lastName) {
  const email = `${firstName}.${Date.now()}@example.com`.toLowerCase();
  await ask('POST', '/api/auth/register', {
    body: { firstName, lastName, email, password, phoneNumber: '+1234567890' },
  });
  return ask('POST', '/api/auth/login', { body: { email, password } });
}

async function connect(token) {
  const socket = io(url, { auth: { token }, transports: ['websocket'], forceNew: true });
  await heard(socket, 'connect');
  return socket;
}

const ada = await register('Ada', 'Lovelace');
const ben = await register('Ben', 'Franklin');
const adaSocket = await connect(ada.token);
const benSocket = await connect(ben.token);

const invited = heard(benSocket, 'call-invitation');
const { call } = await ask('POST', '/api/calls', {
  token: ada.token,
  body: { callType: 'video', callMode: 'group', title: 'Team meeting', inviteUserIds: [ben.user.id] },
});
const { from, callData } = await invited;
console.log(`Ben is invited to "${callData.title}"`);

const answered = heard(adaSocket, 'call-response');
benSocket.emit('call-response', { targetUserId: from, response: 'accepted', callData });
console.log(`Ben has ${(await answered).response}`);

await ask('POST', `/api/calls/${call.id}/join`, { token: ada.token, body: {} });
const { agoraToken } = await ask('POST', `/api/calls/${call.id}/join`, { token: ben.token, body: {} });
console.log(
  `Ben's media token is for the channel ${agoraToken.channelName === call.channelName ? 'of the call' : '?'}`,
);

const said = heard(benSocket, 'new-message');
await ask('POST', `/api/calls/${call.id}/chat`, { token: ada.token, body: { message: 'Hello!', messageType: 'text' } });
console.log(`Ada says ${(await said).message}`);

const ended = heard(benSocket, 'call-ended');
await ask('POST', `/api/calls/${call.id}/end`, { token: ada.token });
console.log((await ended).reason);

adaSocket.disconnect();
benSocket.disconnect();

// A booked session of a client and a psychologist. node session-rooms.mjs http://127.0.0.1:8787
import { io } from 'socket.io-client';

const [url = 'http://127.0.0.1:8787'] = process.argv.slice(2);

/** Asks over REST and gives the whole body: its fields stand at the top as well as in `data`. */
async function ask(method, path, { token, body } = {}) {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { 'x-auth-token': token } : {}),
    },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!answer.success) throw new Error(`${method} ${path}: ${answer.message}`);
  return answer;
}

const heard = (socket, event) => new Promise((resolve) => socket.once(event, resolve));

/** Connects and comes into the room; gives the socket once it is in. */
async function enter(roomId, { user, token }, userRole) {
  const socket = io(url, { auth: { token }, transports: ['websocket'], forceNew: true });
  socket.on('error', ({ code, message }) => console.error(code, message));
  await heard(socket, 'connect');
  const joined = heard(socket, 'room-joined');
  socket.emit('join-room', { roomId, userId: user.id, userName: user.username, userRole });
  await joined;
  return socket;
}

const psychologist = (await ask('POST', '/api/accounts', { body: { name: 'Dr Silva' } })).data;
const client = (await ask('POST', '/api/accounts', { body: { name: 'Ada' } })).data;
const booked = await ask('POST', '/api/appointments', {
  token: psychologist.token,
  body: {
    clientId: client.user.id,
    date: new Date(Date.now() + 5 * 60_000).toISOString(),
    type: 'Individual',
    status: 'Confirmed',
    paymentStatus: 'Completed',
  },
});
const sessionId = booked.data.id;

const door = await ask('GET', `/api/video-calls/can-join/${sessionId}`, { token: client.token });
console.log(door.canJoin ? 'the door is open' : `the door is shut: ${door.reason}`);
const { iceServers } = await ask('GET', '/api/video-calls/config', { token: client.token });
console.log(`${iceServers.length} ICE servers`);

const { roomId } = await ask('POST', `/api/video-calls/generate-room/${sessionId}`, { token: client.token });
const first = await enter(roomId, psychologist, 'psychologist');
const newcomer = heard(first, 'user-joined');
const second = await enter(roomId, client, 'client');
const { socketId, userName } = await newcomer;
console.log(`${userName} is in the room`);

const offered = heard(second, 'offer');
first.emit('offer', { offer: { type: 'offer', sdp: 'v=0' }, to: socketId });
console.log(`an offer came from ${(await offered).from === first.id ? 'Dr Silva' : 'somebody else'}`);

const startTime = new Date();
await ask('POST', `/api/video-calls/start/${sessionId}`, {
  token: psychologist.token,
  body: { startTime: startTime.toISOString() },
});
const { session } = await ask('POST', `/api/video-calls/end/${sessionId}`, { token: psychologist.token, body: {} });
console.log(`the session is ${session.status}`);

first.disconnect();
second.disconnect();

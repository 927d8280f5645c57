// One person rings another over a raw WebSocket. node direct-calls.mjs http://127.0.0.1:8787
const [url = 'http://127.0.0.1:8787'] = process.argv.slice(2);

/** Asks over REST and gives what stands in `data`. */
async function ask(method, path, { token, body } = {}) {
  const response = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body ?? {}),
  });
  const answer = await response.json();
  if (!answer.success) throw new Error(`${method} ${path}: ${answer.message}`);
  return answer.data;
}

/** A connection that keeps what it hears until somebody asks for it. */
async function connect(token) {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws/chat?token=${encodeURIComponent(token)}`);
  const kept = [];
  const waiting = [];
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    const next = waiting.findIndex(({ type }) => type === message.type);
    if (next === -1) kept.push(message);
    else waiting.splice(next, 1)[0].resolve(message.data);
  };
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('The server refused the connection'));
  });
  return {
    send: (type, payload) => socket.send(JSON.stringify({ type, payload })),
    hear: (type) => {
      const found = kept.findIndex((message) => message.type === type);
      if (found !== -1) return Promise.resolve(kept.splice(found, 1)[0].data);
      return new Promise((resolve) => waiting.push({ type, resolve }));
    },
    close: () => socket.close(),
  };
}

const ada = await ask('POST', '/api/accounts', { body: { name: 'Ada' } });
const ben = await ask('POST', '/api/accounts', { body: { name: 'Ben' } });
const adaLine = await connect(ada.token);
const benLine = await connect(ben.token);

const call = await ask('POST', '/api/v1/calls/initiate', {
  token: ada.token,
  body: { calleeId: ben.user.id, callType: 'VIDEO' },
});
const { callerName } = await benLine.hear('call_invitation');
console.log(`${callerName} rings Ben, the call is ${call.status}`);

benLine.send('call.accept', { callId: call.id });
await adaLine.hear('call_accepted');
console.log('Ben answered');

adaLine.send('call.end', { callId: call.id });
const { durationSeconds } = await benLine.hear('call_ended');
console.log(`Ada hung up after ${durationSeconds} s`);

adaLine.close();
benLine.close();

// An operator makes a session, sees somebody come, and mutes her. node control-center.mjs http://127.0.0.1:8787
import { io } from 'socket.io-client';

const [url = 'http://127.0.0.1:8787'] = process.argv.slice(2);

/** Asks over REST. This API has no envelope: a success is the object itself. */
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
  if (!response.ok) throw new Error(`${method} ${path}: ${answer.code}, ${answer.error}`);
  return answer;
}

const heard = (socket, event) => new Promise((resolve) => socket.once(event, resolve));
const connect = (token) => io(`${url}/video-call`, { auth: { token }, transports: ['websocket'], forceNew: true });

// Whoever makes a session needs an account; this one is made from a name alone.
const account = (await ask('POST', '/api/accounts', { body: { name: 'Operator' } })).data;
const { session_id: session } = await ask('POST', '/api/video-call/session', {
  token: account.token,
  body: { name: 'Ward round' },
});
const control = await ask('POST', `/api/video-call/session/${session}/control-token`, { token: account.token });
const operator = connect(control.token);
const state = await heard(operator, 'session_state');
console.log(`the session is ${state.session.status}, ${state.session.participants.length} people are in it`);

const invitation = await ask('POST', `/api/video-call/session/${session}/participant-token`, {
  token: control.token,
  body: { name: 'Ada' },
});
console.log(`the link for Ada is ${new URL(invitation.join_url).pathname.replace(session, '<session>')}`);

const joined = heard(operator, 'participant_joined');
const ada = connect(invitation.token);
const { participant } = await joined;
console.log(`${participant.name} is here, ${participant.is_muted ? 'muted' : 'not muted'}`);

const muted = await ask('POST', `/api/video-call/session/${session}/mute`, {
  token: control.token,
  body: { participant_id: participant.participant_id },
});
console.log(`is_muted: ${muted.is_muted}`);

const over = heard(ada, 'session_ended');
await operator.emitWithAck('end_session', {});
await over;
console.log('the session is over');

operator.disconnect();
ada.disconnect();

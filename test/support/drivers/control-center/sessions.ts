import {
  type CallSocket,
  type Person,
  createAccount,
  createPerson,
  createRest as createCallsRest,
} from '#test/support/drivers/conversation-calls/index.ts';
import { type RestClient, createRest } from './rest.ts';
import { type ControlSocket, enterControl } from './socket.ts';

/** An account with both the APIs that these tests speak. */
export interface OperatorAccount {
  readonly token: string;
  readonly person: Person;
  readonly control: RestClient;
}

/** A session with its maker and one control token. */
export interface SessionScene {
  readonly url: string;
  readonly id: string;
  readonly params: { readonly session_id: string };
  /** The account that made it. */
  readonly maker: OperatorAccount;
  readonly controlToken: string;
  /** REST with the control token. */
  readonly control: RestClient;
}

/** Makes an account that uses this API. */
export const createOperatorAccount = async (url: string, name: string): Promise<OperatorAccount> => {
  const person = await createAccount(url, name);
  return { token: person.token, person, control: createRest(url, person.token) };
};

/** Makes a session of its own. */
export const openSession = async (url: string, name?: string): Promise<SessionScene> => {
  const maker = await createOperatorAccount(url, 'maker');
  const { session_id: id } = await maker.control.ok('createSession', { body: { name } });
  const params = { session_id: id };
  const { token: controlToken } = await maker.control.ok('issueControlToken', { params });
  return { url, id, params, maker, controlToken, control: createRest(url, controlToken) };
};

/** An operator who watches. */
export const watch = async ({ url, controlToken }: SessionScene): Promise<ControlSocket> =>
  (await enterControl(url, controlToken, 'operator')).socket;

/** Makes a participant token. */
export const invite = async ({ control, params }: SessionScene, name?: string): Promise<string> =>
  (await control.ok('issueParticipantToken', { params, body: { name } })).token;

/** Somebody who came by a participant token. */
export interface Participant {
  readonly id: string;
  readonly token: string;
  readonly socket: ControlSocket;
}

/** Somebody comes in over the namespace itself. */
export const enterSession = async (scene: SessionScene, name = 'Ada'): Promise<Participant> => {
  const token = await invite(scene, name);
  const { socket, state } = await enterControl(scene.url, token, name);
  if (state.participant_id === undefined) throw new Error(`${name} is no participant`);
  return { id: state.participant_id, token, socket };
};

/** Somebody who came as the web client does: token, guest session, call. */
export interface WebParticipant {
  readonly id: string;
  readonly person: Person;
  readonly socket: CallSocket;
}

/** Somebody comes in as our own client does, through another published API. */
export const joinByWeb = async (
  scene: SessionScene,
  name = 'Ben',
  media = { audioEnabled: true, videoEnabled: true },
): Promise<WebParticipant> => {
  const linkToken = await invite(scene, name);
  const { data } = await createCallsRest(scene.url).ok('enterShareLink', {
    params: { token: linkToken },
    body: { name },
  });
  const person = createPerson(scene.url, { id: data.user.id, name, token: data.sessionToken });
  const socket = await person.connect();
  const { participantId } = await socket.ask('call:join', { callId: scene.id, ...media });
  return { id: participantId, person, socket };
};

import { createStore, type StoreApi } from 'zustand/vanilla';
import { answered, type Answer } from '#renderer/client/answer.ts';
import { routes } from '#renderer/client/catalog.ts';
import type { ServerConnection } from '#renderer/client/client-types.ts';
import { linkTo } from '#renderer/client/server-address.ts';
import type { CallChunk, CallSession, CallView } from '#renderer/features/call/index.ts';
import type { MediaChoice } from '#renderer/features/lobby/index.ts';
import { startByChoice } from '#renderer/features/lobby/index.ts';
import { rename } from '#renderer/features/settings/index.ts';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import { paths } from '#renderer/platform/index.ts';
import type { StoredValue } from '#renderer/platform/index.ts';
import type { Person, Persons, Services } from '../services.ts';
import type { Dial } from './dial.ts';
import { entryFor, findMeetPerson, titleOf } from './meet-person.ts';
import type { MeetView } from './meet-view.ts';

interface MeetOptions {
  readonly conversationId: string;
  /** A call to go straight into: one that was answered, or that this tab was in before its reload. */
  readonly callId: string | null;
  /** A call that was asked for on another page: it begins at once, and a voice call leaves the camera off. */
  readonly dialed?: Pick<Dial, 'type'> | null;
  readonly services: Persons & Pick<Services, 'live' | 'invites' | 'server' | 'connect' | 'ring'>;
  readonly media: LocalMedia;
  readonly choice: StoredValue<MediaChoice>;
  readonly language: string;
  readonly load: () => Promise<Pick<CallChunk, 'createCallSession'>>;
  /** What the meeting is called here; without it, what its conversation is called. */
  readonly title?: string;
  /** Asked before somebody new goes in; on false the lobby stays. */
  readonly letIn?: () => Promise<boolean>;
}

/** Stands before a call that may ring meanwhile, and is on the way in already. */
const isAtTheDoor = ({ phase }: CallView): boolean => phase === 'waitingForTime' || phase === 'needsPassword';

/** One stay at the address of a meeting, without React: who is asking, the lobby, the call, and back again. */
export class MeetStay {
  readonly store: StoreApi<MeetView> = createStore<MeetView>(() => ({ phase: 'loading' }));
  readonly media: LocalMedia;
  readonly #options: MeetOptions;
  #person: Person | null = null;
  #title = '';
  #isDirect = false;
  #callId: string | null;
  #session: CallSession | null = null;
  /** A guest's own connection; an account's belongs to the app. */
  #guestLine: ServerConnection | null = null;
  #closed = false;

  constructor(options: MeetOptions) {
    this.#options = options;
    this.#callId = options.callId;
    this.media = options.media;
  }

  /** Who this tab is here; null before it is known, and for strangers. */
  get person(): Person | null {
    return this.#person;
  }

  /** Finds out who is asking and what the meeting is; ends in the lobby, the call, or a reason why not. */
  async open(): Promise<void> {
    this.#closed = false;
    this.#show({ phase: 'loading' });
    const { conversationId, services } = this.#options;
    this.#person = findMeetPerson(services, conversationId);
    if (!this.#person) return this.#show({ phase: 'stranger' });
    const found = await this.#person.rest.call(routes.getConversation, { params: { conversationId } });
    if (this.#closed) return;
    if (!found.ok) return this.#show({ phase: 'failed', failure: found.error });
    this.#title = this.#options.title ?? titleOf(found.value, this.#person.identity.getState());
    this.#isDirect = found.value.type === 'direct';
    if (this.#callId === null && !this.#options.dialed) return this.#showLobby();
    await this.enter();
  }

  /** Enters, or enters again after an end or a failure. */
  async enter(): Promise<void> {
    const person = this.#person;
    if (!person) return this.open();
    if (this.store.getState().phase === 'lobby') this.#showLobby({ joining: true });
    const { letIn } = this.#options;
    if (letIn && this.#callId === null && !(await letIn())) return this.#showLobby();
    // After the lobby they run already; past it, and on coming back, they start as they were last used.
    const type = this.#options.dialed?.type ?? 'video';
    const choice = this.#options.choice.read() ?? { microphone: true, camera: true };
    void startByChoice(this.media, type === 'audio' ? { ...choice, camera: false } : choice);
    const [chunk, connection] = await Promise.all([this.#options.load(), this.#connect(person)]);
    if (this.#closed) return;
    if (!connection) return this.#show({ phase: 'stranger' });
    this.#session?.close();
    const { conversationId, media, language } = this.#options;
    const identity = person.identity.getState();
    const title = this.#title;
    const entry = entryFor(identity, { conversationId, title, callId: this.#callId, type });
    const session = chunk.createCallSession({
      serverUrl: this.#options.services.server.url,
      connection,
      rest: person.rest,
      entry,
      media,
      identity,
      language,
      title,
    });
    this.#session = session;
    session.view.subscribe((view) => {
      this.#options.services.ring.hush(isAtTheDoor(view) ? conversationId : null);
      if (view.phase === 'inCall') this.#callId = view.callId;
      if (view.phase === 'ended' && !view.canReturn) this.#callId = null;
    });
    this.#show({ phase: 'call', title, callee: this.#isDirect ? title : null, session });
  }

  /** The link by which others come in. */
  async getInvite(): Promise<Answer<string>> {
    const { conversationId, services } = this.#options;
    const identity = this.#person?.identity.getState();
    if (identity?.kind === 'guest') return answered(linkTo(services.server, paths.join(identity.shareToken)));
    return services.invites.obtain(conversationId);
  }

  /** A reload, and the next meeting, begin with microphone and camera as they are now. */
  rememberDevices(): void {
    const { microphone, camera } = this.media.store.getState();
    this.#options.choice.write({ microphone: microphone.on, camera: camera.on });
  }

  /** Changes the own name; false when the server refused. */
  async rename(name: string): Promise<boolean> {
    const person = this.#person;
    return person !== null && (await rename(person.rest, person.identity, name)).ok;
  }

  /** Leaves the call if there is one, and closes the devices. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#options.services.ring.hush(null);
    await this.#session?.actions.getState().leave?.();
    this.#session?.close();
    this.#guestLine?.close();
    this.media.close();
  }

  #show(view: MeetView): void {
    if (!this.#closed) this.store.setState(view, true);
  }

  #showLobby({ joining = false } = {}): void {
    const { conversationId, services } = this.#options;
    this.#show({
      phase: 'lobby',
      title: this.#title,
      inviteUrl: this.#person === services.account ? services.invites.find(conversationId) : null,
      join: joining ? null : () => void this.enter(),
      failure: null,
    });
  }

  async #connect({ identity }: Person): Promise<ServerConnection | null> {
    const person = identity.getState();
    if (person.kind !== 'guest') return this.#options.services.live.take();
    const kind = this.#guestLine?.state.getState().kind;
    if (kind === 'online' || kind === 'connecting' || kind === 'reconnecting') return this.#guestLine;
    this.#guestLine?.close();
    return (this.#guestLine = await this.#options.services.connect(person.token));
  }
}

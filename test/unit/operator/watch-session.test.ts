import { beforeEach, describe, expect, it } from 'vitest';
import { operatorRoutes } from '#renderer/client/operator-catalog.ts';
import type { Upload } from '#renderer/client/upload.ts';
import type { ControlRoom } from '#renderer/features/operator/model/control-view.ts';
import { watchSession } from '#renderer/features/operator/model/watch-session.ts';
import { createFakeEngine, type FakeEngine, settle } from '../call-model/fakes/fake-engine.ts';
import { FakeServer } from '../call-model/fakes/fake-server.ts';
import { FakeSfu } from '../call-model/fakes/fake-sfu.ts';
import { FakeControl } from './fake-control.ts';
import { wireEntry, wireLink, wirePerson, wireState } from './wire.ts';

const LOG = `GET ${operatorRoutes.readLog.path}`;
const at = { session_id: 's1', timestamp: '2026-01-01T10:00:00.000Z' };

let control: FakeControl;
let rest: FakeServer;
let sfu: FakeSfu;
let engine: FakeEngine;
let room: ControlRoom;

/** Lets the socket answer questions about media out of the SFU's books. */
const scriptSfu = () => {
  control
    .when('create_transport', () => {
      void sfu.createTransport('receive');
      const { id } = sfu.find('receive');
      return { transport_id: id, ice_parameters: {}, ice_candidates: [], dtls_parameters: {} };
    })
    .when('close_transport', ({ transport_id: id }) => void sfu.closeTransport(String(id)))
    .when('list_streams', () => ({
      streams: sfu.published.map(({ producerId, participantId, ...stream }) => ({
        ...stream,
        producer_id: producerId,
        participant_id: participantId,
        paused: false,
      })),
    }))
    .when('receive_stream', ({ producer_id: id }) => ({
      consumer_id: `consumer-${String(id)}`,
      producer_id: id,
      kind: sfu.published.find(({ producerId }) => producerId === id)?.kind,
      rtp_parameters: {},
      paused: true,
    }));
};
const state = () => {
  const view = room.view.getState();
  if (view.phase !== 'watching') throw new Error(`The phase is ${view.phase}`);
  return view;
};
const people = () => [...state().state.people.keys()];

beforeEach(() => {
  control = new FakeControl();
  rest = new FakeServer();
  rest.goOnline();
  rest.when(LOG, () => ({ entries: [wireEntry(1)], has_more: false }));
  sfu = new FakeSfu();
  engine = createFakeEngine(sfu);
  control.when('sync_clock', () => ({ server_time: 5_000 }));
  scriptSfu();
  const send = (): Upload<unknown> => ({ done: new Promise(() => undefined), cancel: () => undefined });
  room = watchSession({ sessionId: 's1', connection: control, rest: rest.rest, engine, send });
});

describe('watching a session', () => {
  it('offers nothing before everything was told', async () => {
    control.say('muted', { ...at, participant_id: 'a' });
    expect(room.view.getState()).toEqual({ phase: 'connecting' });
    expect(room.actions.getState().muteAll).toBeNull();
    control.greet(wireState([wirePerson('a')]));
    await settle();
    expect(people()).toEqual(['a']);
    expect(room.actions.getState().muteAll).not.toBeNull();
    expect(room.log.store.getState().entries).toHaveLength(1);
    room.close();
  });

  it('comes back to the present state without a reload, and can do nothing meanwhile', async () => {
    control.greet(wireState([wirePerson('a'), wirePerson('b')]));
    control.loseLine();
    expect([state().line, people()]).toEqual(['reconnecting', ['a', 'b']]);
    expect(room.actions.getState().muteAll).toBeNull();
    control.greet(wireState([wirePerson('b'), wirePerson('c', { is_muted: true })], {}, { locked: true }));
    await settle();
    expect([state().line, people(), state().state.isLocked]).toEqual(['online', ['b', 'c'], true]);
    expect(room.actions.getState().muteAll).not.toBeNull();
    room.close();
  });

  it('tells why it may not watch', () => {
    control.refuse({ code: 'UNAUTHORIZED', message: 'not yours' });
    expect(room.view.getState()).toMatchObject({ phase: 'refused', failure: { code: 'UNAUTHORIZED' } });
    room.close();
  });

  it('keeps what is known in sight when the session ended while the line was down', () => {
    control.greet(wireState([wirePerson('a')]));
    control.loseLine();
    control.refuse({ code: 'SESSION_NOT_FOUND', message: 'over' });
    expect(state().state.endedAt).toBe(engine.clock.now());
    expect(room.actions.getState().muteAll).toBeNull();
    room.close();
  });

  it('marks who speaks, and no longer than a moment', () => {
    control.greet(wireState([wirePerson('a'), wirePerson('b')]));
    control.say('levels', { session_id: 's1', levels: [{ participant_id: 'a', dbov: -20 }] });
    expect([...state().speaking]).toEqual(['a']);
    engine.clock.advance(1_500);
    expect(state().speaking.size).toBe(0);
    room.close();
  });

  it('knows the time of the server', async () => {
    expect(room.serverNow()).toBeNull();
    control.greet(wireState([]));
    await settle();
    expect(room.serverNow()).toBeGreaterThanOrEqual(5_000);
    room.close();
  });

  it('closes everything it opened', async () => {
    control.greet(wireState([wirePerson('a')]));
    await settle();
    room.close();
    await settle();
    expect([control.closed, engine.clock.pending, engine.reports]).toEqual([true, 0, []]);
    expect(sfu.openTransports).toEqual([]);
  });
});

describe('what an operator does', () => {
  beforeEach(() => control.greet(wireState([wirePerson('a')])));

  it.each([
    ['mute_participant', () => room.actions.getState().setHeld?.('a', true), { participant_id: 'a' }],
    ['unmute_participant', () => room.actions.getState().setHeld?.('a', false), { participant_id: 'a' }],
    ['mute_all', () => room.actions.getState().muteAll?.(), {}],
    ['unmute_all', () => room.actions.getState().unmuteAll?.(), {}],
    ['remove_participant', () => room.actions.getState().remove?.('a'), { participant_id: 'a' }],
    ['admit_participant', () => room.actions.getState().admit?.('w', false), { participant_id: 'w', admitted: false }],
    ['lock_session', () => room.actions.getState().setLocked?.(true), { locked: true }],
    ['end_session', () => room.actions.getState().end?.(), {}],
    [
      'video_control',
      () => room.actions.getState().controlFilm?.('f', 'seek', 30_500),
      { file_id: 'f', action: 'seek', position: 30.5 },
    ],
    ['video_control', () => room.actions.getState().controlFilm?.('f', 'play'), { file_id: 'f', action: 'play' }],
  ])('goes out as %s', async (name, act, payload) => {
    await act();
    expect(control.askedFor(name)).toEqual([payload]);
    room.close();
  });

  it('and that fails is told, each time anew', async () => {
    control.when('mute_all', () => {
      throw new Error('RATE_LIMITED');
    });
    await room.actions.getState().muteAll?.();
    expect(state().trouble).toMatchObject({ id: 1, failure: { code: 'RATE_LIMITED' } });
    await room.actions.getState().muteAll?.();
    expect(state().trouble?.id).toBe(2);
    room.close();
  });

  it('makes links, of which only this place knows the address', async () => {
    rest.when(`POST ${operatorRoutes.issueParticipantToken.path}`, () => ({
      token: 't',
      join_url: 'http://host/join/s1?token=t',
      expires_at: at.timestamp,
      invitation_id: 'i1',
    }));
    const made = await room.actions.getState().invite?.({ name: ' Ada ', lifeSeconds: 3_600, maxUses: 1 });
    expect(made).toEqual({ ok: true, value: { invitationId: 'i1', url: 'http://host/join/s1?token=t' } });
    expect(rest.asked.at(-1)?.payload).toMatchObject({ body: { name: 'Ada', expires_in: 3_600, max_uses: 1 } });
    expect(room.links.getState().get('i1')).toBe('http://host/join/s1?token=t');
    room.close();
  });

  it('puts an alert aside for this operator alone', () => {
    control.say('qualityChanged', { ...at, participant_id: 'a', connection_quality: 'poor', previous_quality: 'good' });
    const [alert] = state().state.alerts.open;
    room.dismissAlert(alert?.id ?? 0);
    expect(state().state.alerts.open).toEqual([]);
    expect(state().state.people.get('a')?.quality).toBe('poor');
    room.close();
  });
});

describe('the media of an operator', () => {
  const published = (producerId: string, kind: 'audio' | 'video', source: 'camera' | 'microphone') => ({
    producerId,
    participantId: 'a',
    kind,
    source,
  });
  const tracks = () => [...room.media.getState().tracks.keys()];
  const wishes = () =>
    control.askedFor('adjust_stream').map(({ consumer_id: id, paused, spatial_layer: layer }) => [id, paused, layer]);

  beforeEach(async () => {
    sfu.published = [published('cam', 'video', 'camera'), published('mic', 'audio', 'microphone')];
    control.greet(wireState([wirePerson('a')], { links: [wireLink('a')] }));
    await settle();
  });

  it('are only what is shown: small on the wall, large where it is large, nothing when it is scrolled away', async () => {
    expect(control.askedFor('receive_stream')).toEqual([]);
    room.show('a/camera', 300, 'wall');
    await settle();
    expect(tracks()).toEqual(['a/camera']);
    room.show('a/camera', 1_400, 'stage');
    await settle();
    room.show('a/camera', 0, 'stage');
    await settle();
    room.show('a/camera', 0, 'wall');
    await settle();
    expect(wishes()).toEqual([
      ['consumer-cam', false, 0],
      ['consumer-cam', false, 2],
      ['consumer-cam', false, 0],
      ['consumer-cam', true, undefined],
    ]);
    room.close();
  });

  it('have no sound until the operator listens', async () => {
    room.show('a/camera', 300, 'wall');
    await settle();
    expect(tracks()).toEqual(['a/camera']);
    room.listen(true);
    await settle();
    expect(tracks().toSorted()).toEqual(['a/camera', 'a/microphone']);
    room.listen(false);
    await settle();
    expect(wishes().at(-1)).toEqual(['consumer-mic', true, undefined]);
    room.close();
  });

  it('come anew on a new connection, and the old pictures stay until then', async () => {
    room.show('a/camera', 300, 'wall');
    await settle();
    const old = room.media.getState().tracks.get('a/camera');
    control.loseLine();
    const gate = Promise.withResolvers<void>();
    sfu.consuming = gate.promise;
    control.greet(wireState([wirePerson('a')], { router: { router_id: 'r2', rtp_capabilities: {} } }));
    await settle();
    expect(room.media.getState().tracks.get('a/camera')).toBe(old);
    gate.resolve();
    await settle();
    expect(room.media.getState().tracks.get('a/camera')).not.toBe(old);
    room.close();
  });

  it('tell how many pictures come each second', async () => {
    room.show('a/camera', 300, 'wall');
    await settle();
    const track = room.media.getState().tracks.get('a/camera');
    sfu.flowing.add(track?.id ?? '');
    engine.clock.advance(1_000);
    await settle();
    engine.clock.advance(1_000);
    await settle();
    // The SFU of the test has decoded the same ten pictures both times.
    expect(room.media.getState().frameRates.get('a/camera')).toBe(0);
    room.close();
  });
});

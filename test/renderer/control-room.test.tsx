import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { noAlerts } from '#renderer/features/operator/model/alerts.ts';
import { noActions } from '#renderer/features/operator/model/control-actions.ts';
import {
  inOrder,
  type ControlState,
  type Observed,
  UNRECEIVED_S,
} from '#renderer/features/operator/model/control-state.ts';
import type { ControlActions, ControlRoom, ControlView } from '#renderer/features/operator/model/control-view.ts';
import type { LogView } from '#renderer/features/operator/model/event-log.ts';
import type { ObserverView } from '#renderer/features/operator/model/observer-media.ts';
import type { UploadView } from '#renderer/features/operator/model/uploads.ts';
import { WallScreen } from '#renderer/features/operator/WallScreen.tsx';
import { show } from './support/show.tsx';

const person = (id: string, name: string, over: Partial<Observed> = {}): Observed => ({
  id,
  name,
  joinedAt: 0,
  isMuted: false,
  isHeld: false,
  isCameraOn: true,
  isSharing: false,
  quality: 'good',
  lostAt: null,
  unreceivedS: 0,
  ...over,
});

const stateWith = (over: Partial<ControlState> = {}): ControlState => ({
  sessionId: 's1',
  title: 'Ward round',
  createdAt: Date.now(),
  endedAt: null,
  isLocked: false,
  operators: 1,
  people: inOrder([person('a', 'Ada'), person('b', 'Ben', { isMuted: true })]),
  waiting: [],
  shares: [],
  films: [],
  showing: null,
  invitations: [],
  links: new Map(),
  alerts: noAlerts,
  names: new Map(),
  ...over,
});

const open = (state: Partial<ControlState> = {}, actions: Partial<ControlActions> = {}) => {
  const watched = { show: vi.fn(), dismissAlert: vi.fn() };
  const room: ControlRoom = {
    view: createStore<ControlView>(() => ({
      phase: 'watching',
      line: 'online',
      state: stateWith(state),
      speaking: new Set(),
      trouble: null,
    })),
    actions: createStore<ControlActions>(() => ({ ...noActions, ...actions })),
    media: createStore<ObserverView>(() => ({ tracks: new Map(), frameRates: new Map(), isListening: false })),
    log: {
      store: createStore<LogView>(() => ({ entries: [], isLoading: false, failure: null })),
      catchUp: async () => undefined,
    },
    uploads: { store: createStore<readonly UploadView[]>(() => []), dismiss: () => undefined },
    links: createStore<ReadonlyMap<string, string>>(() => new Map()),
    serverNow: () => Date.now(),
    show: watched.show,
    listen: () => undefined,
    dismissAlert: watched.dismissAlert,
    close: () => undefined,
  };
  return { ...watched, ...show(<WallScreen room={room} openWindow={null} />) };
};
const tile = (name: string) => within(screen.getByRole('article', { name }));
const done = () => vi.fn(async () => undefined);

describe('a tile of the wall', () => {
  it('says in words when nothing of somebody reaches the server, and the panel says why', async () => {
    const { user } = open({ people: inOrder([person('a', 'Ada', { unreceivedS: UNRECEIVED_S }), person('b', 'Ben')]) });
    expect(tile('Ada').getByText('No picture or sound reaches the server')).toBeVisible();
    expect(tile('Ben').queryByText('No picture or sound reaches the server')).toBeNull();
    await user.click(screen.getByRole('article', { name: 'Ada' }));
    await user.click(screen.getByTestId('panel-person'));
    expect(await screen.findByText(/connected to the others directly/)).toBeVisible();
  });

  it('says in words whose app does not report how many pictures it shows, and the number of whose does', async () => {
    const way = { lossPercent: 0, roundTripMs: 20, jitterMs: 2, bitrate: 500_000, layers: 1 };
    const sample = (tellsFrames: boolean, frameRate: number | null) => {
      const figures = { ...way, frameRate };
      return [{ at: 0, quality: 'good', up: figures, down: figures, tellsFrames } as const];
    };
    const { user } = open({
      links: new Map([
        ['a', sample(false, null)],
        ['b', sample(true, 24)],
      ]),
    });
    const rates = async (name: string) => {
      await user.click(screen.getByRole('article', { name }));
      await user.click(screen.getByTestId('panel-person'));
      return within(await screen.findByRole('row', { name: /Frames per second/ }));
    };
    expect((await rates('Ada')).getByRole('cell', { name: 'not reported by this person’s app' })).toBeVisible();
    expect((await rates('Ben')).getAllByRole('cell', { name: '24' })).toHaveLength(2);
  });

  it('tells state and quality, and asks only for the small picture', () => {
    const { show: shown } = open();
    expect(tile('Ada').getByText('Good')).toBeVisible();
    expect(tile('Ben').getByRole('img', { name: 'Microphone off' })).toBeVisible();
    expect(shown).toHaveBeenCalledWith('a/camera', 360, expect.any(String));
  });

  it('mutes one who is heard, and asks one who is not', async () => {
    const setHeld = done();
    const { user } = open({}, { setHeld });
    await user.click(tile('Ada').getByRole('button', { name: 'Mute Ada' }));
    await user.click(tile('Ben').getByRole('button', { name: 'Ask Ben to unmute' }));
    expect(setHeld.mock.calls).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  it('removes only after asking', async () => {
    const remove = done();
    const { user } = open({}, { remove });
    await user.click(tile('Ada').getByRole('button', { name: 'Remove Ada' }));
    expect(remove).not.toHaveBeenCalled();
    await user.click(await screen.findByTestId('confirm'));
    expect(remove).toHaveBeenCalledWith('a');
  });

  it('offers nothing while nothing is possible', () => {
    open();
    expect(tile('Ada').getByRole('button', { name: 'Mute Ada' })).toBeDisabled();
    expect(screen.getByTestId('end-session')).toBeDisabled();
  });
});

describe('the keyboard', () => {
  it('goes from tile to tile, and mutes the one that is selected', async () => {
    const setHeld = done();
    const { user } = open({}, { setHeld });
    screen.getByRole('article', { name: 'Ada' }).focus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('article', { name: 'Ben' })).toHaveAttribute('aria-current', 'true');
    await user.keyboard('m');
    expect(setHeld).toHaveBeenCalledWith('b', false);
  });

  it('lists all its keys', async () => {
    const { user } = open();
    await user.keyboard('?');
    const dialog = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }));
    expect(dialog.getByText('Mute everybody')).toBeVisible();
  });
});

describe('for everybody at once', () => {
  it('asks before the end', async () => {
    const end = done();
    const { user } = open({}, { end });
    await user.click(screen.getByTestId('end-session'));
    expect(end).not.toHaveBeenCalled();
    await user.click(await screen.findByTestId('confirm'));
    expect(end).toHaveBeenCalledOnce();
  });

  it('takes a muting back only where somebody is held', async () => {
    const unmuteAll = done();
    open({}, { unmuteAll });
    expect(screen.getByTestId('unmute-all')).toBeDisabled();
    const held = inOrder([person('c', 'Cy', { isHeld: true, isMuted: true })]);
    const { user } = open({ people: held }, { unmuteAll });
    await user.click(screen.getAllByTestId('unmute-all').at(-1) ?? document.body);
    expect(unmuteAll).toHaveBeenCalledOnce();
  });
});

describe('beside the wall', () => {
  it('alerts can be put aside, and those who wait let in or refused', async () => {
    const admit = done();
    const alert = { id: 7, kind: 'quality', participantId: 'a', name: 'Ada', at: 0, quality: 'poor' } as const;
    const waiting = [{ id: 'w', name: 'Wim', since: 0 }];
    const { user, dismissAlert } = open({ alerts: { open: [alert], lastId: 7 }, waiting }, { admit });
    expect(screen.getByTestId('alert')).toHaveTextContent('Ada has a poor connection');
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(dismissAlert).toHaveBeenCalledWith(7);
    await user.click(screen.getByRole('button', { name: 'Refuse' }));
    expect(admit).toHaveBeenCalledWith('w', false);
  });

  it('a new link is shown with its picture', async () => {
    const invite = vi.fn(async () => ({ ok: true as const, value: { invitationId: 'i', url: 'http://host/join/s1' } }));
    const { user } = open({}, { invite });
    await user.click(screen.getByTestId('panel-links'));
    await user.type(screen.getByLabelText('For whom (optional)'), 'Ada');
    await user.click(screen.getByTestId('make-link'));
    expect(await screen.findByTestId('made-url')).toHaveTextContent('http://host/join/s1');
    expect(invite).toHaveBeenCalledWith({ name: 'Ada', lifeSeconds: 86_400, maxUses: 1 });
  });
});

import { act, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { CallScreen } from '#renderer/features/call/CallScreen.tsx';
import type { CallActions, CallView } from '#renderer/features/call/model/call-view.ts';
import { fakeSession, inCall, tile } from './support/fake-session.ts';
import { show } from './support/show.tsx';

const open = (view: CallView, actions: Partial<CallActions> = {}, callee: string | null = null) => {
  const session = fakeSession(view, actions);
  const onReturn = vi.fn();
  const onStage = vi.fn();
  const onDevices = vi.fn();
  const shown = show(
    <CallScreen
      session={session}
      title="Ward round"
      callee={callee}
      getInvite={null}
      onReturn={onReturn}
      onStage={onStage}
      onDevices={onDevices}
    />,
  );
  return { ...shown, session, onReturn, onStage };
};

/** The size of the stage is known only after a frame; before that there are no tiles. */
const openTiles = async (...input: Parameters<typeof open>) => {
  const opened = open(...input);
  await screen.findAllByTestId('tile');
  return opened;
};

const self = tile('self', { isSelf: true, name: 'Ada' });
const tiles = () => screen.getAllByTestId('tile');

describe('tiles', () => {
  it('carry what a test in a real browser looks for', async () => {
    await openTiles(inCall({ tiles: [self, tile('ben', { name: 'Ben', muted: true, speaking: true })] }));
    const ben = tiles().find((element) => element.dataset['participant'] === 'ben');
    expect(ben?.dataset).toMatchObject({ kind: 'camera', self: 'false', muted: 'true', speaking: 'true', frames: '0' });
  });

  it('say the name, the muted microphone and the quality of the line', async () => {
    await openTiles(inCall({ tiles: [self, tile('ben', { name: 'Ben', muted: true, quality: 'poor' })] }));
    const ben = within(screen.getByRole('article', { name: 'Ben' }));
    expect(ben.getByText('Ben')).toBeVisible();
    expect(ben.getByRole('img', { name: 'Microphone off' })).toBeVisible();
    expect(ben.getByRole('img', { name: 'Bad connection' })).toBeVisible();
  });

  it('say that somebody is coming back', async () => {
    await openTiles(inCall({ tiles: [self, tile('ben', { connection: 'disconnected' })] }));
    expect(screen.getByText('Reconnecting…')).toBeVisible();
  });

  it('stay the same elements when the third person comes and the plan changes', async () => {
    const ben = tile('ben');
    const { session } = await openTiles(inCall({ tiles: [self, ben] }));
    const before = tiles();
    const videos = before.map((element) => element.querySelector('video'));
    const screenOfCy = tile('cy', { id: 'cy:screen', kind: 'screen' });
    for (const people of [[self, ben, tile('cy')], [self, ben, tile('cy'), screenOfCy], [self]]) {
      act(() => session.view.setState(inCall({ tiles: people }), true));
      expect(tiles()).toHaveLength(people.length);
      expect(tiles()[0]).toBe(before[0]);
      expect(tiles()[0]?.querySelector('video')).toBe(videos[0]);
    }
  });

  it('spread over pages when there are more than fit', async () => {
    const people = Array.from({ length: 30 }, (_, index) => tile(`guest-${index}`));
    const { user } = await openTiles(inCall({ tiles: [self, ...people] }));
    expect(tiles()).toHaveLength(25);
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    expect(tiles()).toHaveLength(6);
    expect(screen.getByText('2 of 2')).toBeVisible();
  });

  it('report their width, and nothing for those on another page', async () => {
    const reportTileWidth = vi.fn();
    const people = Array.from({ length: 30 }, (_, index) => tile(`guest-${index}`));
    await openTiles(inCall({ tiles: [self, ...people] }), { reportTileWidth });
    expect(reportTileWidth).toHaveBeenCalledWith('guest-0', 1200);
    expect(reportTileWidth).toHaveBeenCalledWith('guest-29', 0);
    expect(reportTileWidth).not.toHaveBeenCalledWith('guest-0', 0);
  });

  it('can be enlarged and put back', async () => {
    const { user } = await openTiles(inCall({ tiles: [self, tile('ben', { name: 'Ben' }), tile('cy')] }));
    const stage = screen.getByRole('region', { name: /video/i });
    await user.click(screen.getByRole('button', { name: 'Enlarge Ben' }));
    expect(stage).toHaveAttribute('data-plan', 'focus');
    await user.click(screen.getByRole('button', { name: 'Back to the grid' }));
    expect(stage).toHaveAttribute('data-plan', 'grid');
  });
});

describe('sound', () => {
  it('plays for everybody but oneself, also for those on another page', () => {
    const people = Array.from({ length: 30 }, (_, index) => tile(`guest-${index}`));
    open(inCall({ tiles: [self, ...people] }));
    expect(screen.getAllByTestId('sound')).toHaveLength(30);
  });
});

describe('what the call screen says', () => {
  it('that the line is lost', () => {
    open(inCall({ line: 'reconnecting' }));
    expect(screen.getByTestId('reconnecting')).toHaveTextContent('Connection lost');
  });

  it('who came, once and politely', () => {
    open(inCall({ notices: [{ id: 1, key: 'joined', values: { name: 'Ben' } }] }));
    expect(screen.getByTestId('notices')).toHaveTextContent('Ben joined');
    expect(screen.getByTestId('notices')).toHaveAttribute('aria-live', 'polite');
  });

  it('nothing for news that this version has no words for', () => {
    open(inCall({ notices: [{ id: 1, key: 'somethingNew', values: {} }] }));
    expect(screen.getByTestId('notices')).toBeEmptyDOMElement();
  });

  it('who knocks, and lets in', async () => {
    const admit = vi.fn(async () => undefined);
    const { user } = open(inCall({ waiting: [{ participantId: 'cy', name: 'Cy', avatar: null }] }), { admit });
    expect(screen.getByText('Cy wants to come in')).toBeVisible();
    await user.click(screen.getByTestId('admit'));
    expect(admit).toHaveBeenCalledWith('cy');
  });
});

describe('a call that rings', () => {
  it('says whom it is for, between two', () => {
    open(inCall({ isRinging: true }), {}, 'Ben');
    expect(screen.getByText('Calling Ben…')).toBeVisible();
  });

  it('says nothing of the kind in a meeting', () => {
    open(inCall({ isRinging: true }));
    expect(screen.queryByTestId('ringing-out')).toBeNull();
  });
});

describe('the stage', () => {
  it('is announced to the page while the call is on it', () => {
    const { onStage, session } = open(inCall());
    expect(onStage).toHaveBeenLastCalledWith(true);
    session.view.setState({ phase: 'ended', why: 'ended', durationMs: 65_000, canReturn: false }, true);
    return vi.waitFor(() => expect(onStage).toHaveBeenLastCalledWith(false));
  });
});

describe('after the call', () => {
  it('says why, how long, and offers the way back', async () => {
    const { user, onReturn } = open({ phase: 'ended', why: 'left', durationMs: 65_000, canReturn: true });
    expect(screen.getByRole('heading', { name: 'You left the meeting' })).toBeVisible();
    expect(screen.getByText('It lasted 1:05.')).toBeVisible();
    await user.click(screen.getByTestId('return-to-call'));
    expect(onReturn).toHaveBeenCalledOnce();
  });

  it.each([
    ['declined', 'The call was declined'],
    ['timeout', 'Nobody answered'],
  ] as const)('offers to call again when it was not answered: %s', async (why, title) => {
    const { user, onReturn } = open({ phase: 'ended', why, durationMs: 0, canReturn: false });
    expect(screen.getByRole('heading', { name: title })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Call again' }));
    expect(onReturn).toHaveBeenCalledOnce();
  });

  it('offers no way back where there is none, but always the way home', async () => {
    const { user, visited } = open({ phase: 'ended', why: 'removed', durationMs: 0, canReturn: false });
    expect(screen.queryByTestId('return-to-call')).toBeNull();
    await user.click(screen.getByTestId('to-home'));
    expect(visited).toEqual(['/']);
  });

  it('explains a failure in plain words and tries again', async () => {
    const { user, onReturn } = open({ phase: 'failed', code: 'MAX_PARTICIPANTS_REACHED', message: 'full' });
    expect(screen.getByRole('alert')).toHaveTextContent('The call is full.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onReturn).toHaveBeenCalledOnce();
  });
});

import { act, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createHostingModel } from '#renderer/features/hosting/index.ts';
import { HostCard } from '#renderer/features/hosting/parts/HostCard.tsx';
import type { HostingBridge } from '#renderer/features/hosting/model/hosting-model.ts';
import type { HostingState } from '#renderer/platform/index.ts';
import { show } from './support/show.tsx';

const KEY = `sha256:${'a'.repeat(64)}`;
const running: HostingState = {
  kind: 'running',
  link: `https://192.168.1.20:8787#${KEY}`,
  fingerprint: KEY,
  calls: [],
};

/** An app whose server does what the test says. */
const fakeApp = (state: HostingState, peopleInCalls = 0) => {
  let tell: (state: HostingState) => void = () => undefined;
  const ask = {
    hostingRead: vi.fn(async () => state),
    hostingStart: vi.fn(async () => undefined),
    hostingStop: vi.fn(async ({ evenWithPeople }: { evenWithPeople: boolean }) => ({
      peopleInCalls: evenWithPeople ? 0 : peopleInCalls,
    })),
    hostingLog: vi.fn(async () => [{ at: '2026-11-20T10:00:00.000Z', level: 'info', text: 'the port is open' }]),
  };
  const bridge: HostingBridge = {
    ask,
    on: {
      hostingChanged(listener) {
        tell = listener;
        return () => undefined;
      },
    },
  };
  return { ask, bridge, tell: (next: HostingState) => act(() => tell(next)) };
};

const open = async (state: HostingState, peopleInCalls?: number) => {
  const app = fakeApp(state, peopleInCalls);
  const shown = show(<HostCard hosting={createHostingModel(app.bridge)} />);
  await vi.waitFor(() => expect(screen.getByTestId('host-card')).toHaveAttribute('data-state', state.kind));
  return { ...app, ...shown };
};

describe('hosting', () => {
  it('starts with one click and shows each step', async () => {
    const { user, ask, tell } = await open({ kind: 'stopped' });
    await user.click(screen.getByTestId('host-meeting'));
    expect(ask.hostingStart).toHaveBeenCalledOnce();
    tell({ kind: 'starting' });
    expect(screen.queryByTestId('host-meeting')).toBeNull();
    expect(screen.getByRole('button', { name: 'Starting…' })).toBeInTheDocument();
    tell(running);
    expect(screen.getByRole('heading', { name: 'Your server' })).toBeInTheDocument();
  });

  it('shows the address to type, and hands on the one with the key', async () => {
    await open(running);
    expect(screen.getByTestId('host-address')).toHaveTextContent(/^https:\/\/192\.168\.1\.20:8787$/);
    expect(screen.getByTestId('copy-address')).toHaveAttribute('data-url', running.link);
    expect(screen.getByRole('img', { name: 'QR code of this server’s address' })).toBeInTheDocument();
    expect(screen.getByText(KEY)).toBeInTheDocument();
  });

  it('says when nobody can reach it for lack of a network', async () => {
    await open({ ...running, link: null });
    expect(screen.getByText('No network was found')).toBeInTheDocument();
  });

  it('lists who is in which call', async () => {
    const { tell } = await open(running);
    expect(screen.getByTestId('people-here')).toHaveTextContent('Nobody yet.');
    tell({ ...running, calls: [{ callId: 'one', names: ['Ada', 'Ada'] }] });
    const people = within(screen.getByTestId('people-here'));
    expect(people.getByRole('list', { name: 'One call with 2 people' })).toBeInTheDocument();
    expect(people.getAllByRole('listitem')).toHaveLength(2);
  });

  it('stops at once when nobody is there', async () => {
    const { user, ask } = await open(running);
    await user.click(screen.getByTestId('host-stop'));
    expect(ask.hostingStop).toHaveBeenCalledExactlyOnceWith({ evenWithPeople: false });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('asks before it ends the calls of others', async () => {
    const { user, ask } = await open(running, 3);
    await user.click(screen.getByTestId('host-stop'));
    expect(await screen.findByText(/^3 people are in calls on this server/)).toBeInTheDocument();
    expect(ask.hostingStop).toHaveBeenCalledOnce();
    await user.click(screen.getByTestId('confirm'));
    expect(ask.hostingStop).toHaveBeenLastCalledWith({ evenWithPeople: true });
  });

  it('says why it could not start, lets try again, and shows the log', async () => {
    const { user, ask } = await open({ kind: 'failed', why: 'The disk is full.' });
    expect(screen.getByRole('alert')).toHaveTextContent('The disk is full.');
    expect(screen.getByTestId('host-meeting')).toBeEnabled();
    await user.click(screen.getByText('Server log', { selector: 'summary' }));
    expect(await screen.findByText(/the port is open/)).toBeInTheDocument();
    expect(ask.hostingLog).toHaveBeenCalled();
  });

  it('says that it comes back by itself', async () => {
    await open({ kind: 'recovering', attempt: 1, retryAt: 5 });
    expect(screen.getByRole('alert')).toHaveTextContent('coming back');
  });
});

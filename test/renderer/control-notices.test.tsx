import { act, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { ControlNotices } from '#renderer/app/desktop/ControlNotices.tsx';
import { followKeyRefusal } from '#renderer/features/servers/index.ts';
import type { HostingState } from '#renderer/platform/index.ts';
import { show } from './support/show.tsx';

const refusal = { origin: 'https://192.168.1.20:8787', name: 'ada-pc', known: null, seen: null };

const open = () => {
  let refuse: () => void = () => undefined;
  const keyRefused = followKeyRefusal({
    on: {
      keyRefused(listener) {
        refuse = () => listener(refusal);
        return () => undefined;
      },
    },
  });
  const hosting = createStore<HostingState>(() => ({ kind: 'stopped' }));
  const showMain = vi.fn();
  const shown = show(<ControlNotices keyRefused={keyRefused} hosting={{ store: hosting }} showMain={showMain} />);
  return { ...shown, hosting, showMain, refuse: () => act(() => refuse()) };
};

describe('the control center’s own window', () => {
  it('says that the server showed another key, and leads to the window that asks about it', async () => {
    const { user, refuse, showMain } = open();
    expect(screen.queryByRole('dialog')).toBeNull();
    refuse();
    expect(screen.getByRole('dialog', { name: 'This is not the server you know' })).toBeInTheDocument();
    await user.click(screen.getByTestId('key-decide'));
    expect(showMain).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says while the own server is away what comes of it, and nothing else about it', () => {
    const { hosting } = open();
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => hosting.setState({ kind: 'recovering', attempt: 1, retryAt: 5 }, true));
    expect(screen.getByRole('alert')).toHaveTextContent('The server stopped and is coming back');
    act(() => hosting.setState({ kind: 'failed', why: 'no port' }, true));
    expect(screen.getByRole('alert')).toHaveTextContent('The server could not start');
    act(() => hosting.setState({ kind: 'running', link: null, fingerprint: null, calls: [] }, true));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

import { act, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createServersModel } from '#renderer/features/servers/index.ts';
import type { ServersBridge } from '#renderer/features/servers/model/servers-model.ts';
import { ConnectCard } from '#renderer/features/servers/parts/ConnectCard.tsx';
import { KeyQuestions } from '#renderer/features/servers/parts/KeyQuestions.tsx';
import type { ConnectOutcome } from '#renderer/platform/index.ts';
import { show } from './support/show.tsx';

const origin = 'https://192.168.1.20:8787';
const KNOWN = `sha256:${'a'.repeat(64)}`;
const SEEN = `sha256:${'b'.repeat(64)}`;
const lists = {
  known: [{ id: 'one', name: 'ada-pc', origin, fingerprint: KNOWN, usedAt: 5 }],
  nearby: [{ name: 'ben-pc', origin: 'https://192.168.1.30:8787', fingerprint: null }],
};

type Tell = { [N in keyof ServersBridge['on']]: Parameters<ServersBridge['on'][N]>[0] };

const open = async (outcome: ConnectOutcome, onlyKeys = true) => {
  const tell: Partial<Tell> = {};
  const ask = {
    serversRead: vi.fn(async () => lists),
    serverConnect: vi.fn(async () => outcome),
    serverLeave: vi.fn(async () => undefined),
    serverForget: vi.fn(async () => undefined),
  };
  const hear =
    <N extends keyof Tell>(name: N) =>
    (listener: Tell[N]) => {
      tell[name] = listener;
      return () => undefined;
    };
  const bridge: ServersBridge = {
    ask,
    on: { serversChanged: hear('serversChanged'), linkFailed: hear('linkFailed'), keyRefused: hear('keyRefused') },
  };
  const servers = createServersModel(bridge);
  const shown = show(
    <>
      <ConnectCard servers={servers} />
      <KeyQuestions servers={servers} onlyKeys={onlyKeys} />
    </>,
  );
  await screen.findByTestId('known-servers');
  return { ask, tell, ...shown };
};

const connectTo = async (outcome: ConnectOutcome, text = '192.168.1.20') => {
  const opened = await open(outcome);
  await opened.user.type(screen.getByTestId('server-address'), text);
  await opened.user.click(screen.getByTestId('server-connect'));
  return opened;
};

describe('connecting to a server', () => {
  it('takes what was typed as it is', async () => {
    const { ask } = await connectTo({ kind: 'connected' });
    expect(ask.serverConnect).toHaveBeenCalledExactlyOnceWith({ target: '192.168.1.20', trust: null });
    expect(screen.queryByTestId('key-question')).toBeNull();
  });

  it.each([
    [{ kind: 'invalid' }, 'neither an address'],
    [{ kind: 'unreachable', origin }, `Nothing answers at ${origin}`],
    [{ kind: 'insecure', origin: 'http://192.168.1.20' }, 'not encrypted'],
    [{ kind: 'notBeckon', origin }, 'not a Beckon server'],
    [{ kind: 'badCertificate', origin }, 'damaged, expired or missing'],
  ] as const)('says what is wrong: %j', async (outcome, words) => {
    const { user } = await connectTo(outcome);
    expect(await screen.findByText(new RegExp(words))).toBeInTheDocument();
    await user.type(screen.getByTestId('server-address'), '1');
    expect(screen.queryByText(new RegExp(words))).toBeNull();
  });

  it('offers what was used before and what is nearby, and forgets on demand', async () => {
    const { user, ask } = await open({ kind: 'unreachable', origin });
    await user.click(within(screen.getByTestId('known-servers')).getByRole('button', { name: /^ada-pc/ }));
    expect(ask.serverConnect).toHaveBeenLastCalledWith({ target: 'one', trust: null });
    await user.click(within(screen.getByTestId('nearby-servers')).getByRole('button', { name: /^ben-pc/ }));
    expect(ask.serverConnect).toHaveBeenLastCalledWith({ target: 'https://192.168.1.30:8787', trust: null });
    await user.click(screen.getByRole('button', { name: 'Forget ada-pc' }));
    expect(ask.serverForget).toHaveBeenCalledExactlyOnceWith({ id: 'one' });
  });

  it('follows servers that come and go', async () => {
    const { tell } = await open({ kind: 'connected' });
    act(() => tell.serversChanged?.({ known: [], nearby: [] }));
    expect(screen.queryByTestId('known-servers')).toBeNull();
    expect(screen.getByTestId('nearby-servers')).toHaveTextContent('No server announces itself');
  });
});

describe('a link that leads nowhere', () => {
  it('is told in a dialog where no screen below would say it', async () => {
    const { tell, user } = await open({ kind: 'connected' }, false);
    act(() => tell.linkFailed?.({ target: 'beckon://192.168.1.20', outcome: { kind: 'notBeckon', origin } }));
    expect(screen.getByRole('dialog')).toHaveTextContent('not a Beckon server');
    await user.click(screen.getByText('Close'));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a key that changed', () => {
  const changed = { kind: 'changedKey', origin, name: 'ada-pc', known: KNOWN, seen: SEEN } as const;

  it('is a loud question with both keys, and no is the answer at hand', async () => {
    const { ask, user } = await connectTo(changed);
    const question = await screen.findByTestId('key-question');
    expect(question).toHaveTextContent('This is not the server you know');
    expect(question).toHaveTextContent(KNOWN);
    expect(question).toHaveTextContent(SEEN);
    await user.click(screen.getByTestId('key-refuse'));
    expect(screen.queryByTestId('key-refuse')).toBeNull();
    expect(ask.serverConnect).toHaveBeenCalledOnce();
  });

  it('is taken only after the person said to have asked the host, and only the key that was shown', async () => {
    const { ask, user } = await connectTo(changed);
    expect(await screen.findByTestId('key-trust')).toBeDisabled();
    await user.click(screen.getByTestId('key-checked'));
    await user.click(screen.getByTestId('key-trust'));
    expect(ask.serverConnect).toHaveBeenLastCalledWith({ target: '192.168.1.20', trust: SEEN });
  });

  it('against the link is no question at all', async () => {
    await connectTo({ kind: 'wrongKey', origin, name: 'x', expected: KNOWN, seen: SEEN });
    expect(await screen.findByText('This is not the server the link leads to')).toBeInTheDocument();
    expect(screen.queryByTestId('key-trust')).toBeNull();
  });

  it('in the middle of a connection leads away from the server', async () => {
    const { tell, user, ask } = await open({ kind: 'connected' });
    act(() => tell.keyRefused?.({ origin, name: 'ada-pc', known: KNOWN, seen: null }));
    expect(screen.queryByTestId('key-trust')).toBeNull();
    await user.click(screen.getByTestId('key-refuse'));
    expect(ask.serverLeave).toHaveBeenCalledOnce();
  });

  it('of a link that was opened from outside is asked about as well', async () => {
    const { tell } = await open({ kind: 'connected' });
    act(() => tell.linkFailed?.({ target: `beckon://192.168.1.20/join/a`, outcome: changed }));
    expect(screen.getByText('This is not the server you know')).toBeInTheDocument();
  });
});

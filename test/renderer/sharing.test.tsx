import { act, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createPickerModel } from '#renderer/features/sharing/index.ts';
import type { PickerBridge } from '#renderer/features/sharing/model/picker-model.ts';
import { SourcePicker } from '#renderer/features/sharing/parts/SourcePicker.tsx';
import type { CaptureOffer } from '#renderer/platform/index.ts';
import { show } from './support/show.tsx';

const offer: CaptureOffer = {
  id: 7,
  canShareSound: false,
  sources: [
    { id: 'screen:0:0', name: 'Entire screen', kind: 'screen', thumbnail: '' },
    { id: 'window:1:0', name: 'Résumé – Editor', kind: 'window', thumbnail: 'data:image/png;base64,AAAA' },
    { id: 'window:2:0', name: 'Mail', kind: 'window', thumbnail: '' },
  ],
};

const open = (asked: CaptureOffer = offer) => {
  let tell: (asked: CaptureOffer) => void = () => undefined;
  const ask = {
    captureSources: vi.fn(async () => offer.sources.slice(0, 1)),
    captureChoose: vi.fn(async () => undefined),
  };
  const bridge: PickerBridge = {
    ask,
    on: {
      captureAsked(listener) {
        tell = listener;
        return () => undefined;
      },
    },
  };
  const picker = createPickerModel(bridge);
  const shown = show(<SourcePicker picker={picker} />);
  act(() => tell(asked));
  return { ask, picker, tell, ...shown };
};

describe('the picker of screens and windows', () => {
  it('asks nothing before somebody wants to share', () => {
    show(
      <SourcePicker picker={createPickerModel({ ask: {} as PickerBridge['ask'], on: { captureAsked: vi.fn() } })} />,
    );
    expect(screen.queryByTestId('source-picker')).toBeNull();
  });

  it('shares what was chosen, and nothing before', async () => {
    const { user, ask } = open();
    expect(screen.getByTestId('share-source')).toBeDisabled();
    await user.click(screen.getByRole('radio', { name: 'Mail' }));
    await user.click(screen.getByTestId('share-source'));
    expect(ask.captureChoose).toHaveBeenCalledExactlyOnceWith({ id: 7, sourceId: 'window:2:0', withSound: false });
    expect(screen.queryByTestId('source-picker')).toBeNull();
  });

  it('is used by keyboard alone: type a name, choose, Enter', async () => {
    const { user, ask } = open();
    await user.type(screen.getByTestId('source-filter'), 'resume');
    expect(screen.getAllByRole('radio')).toHaveLength(1);
    await user.tab();
    await user.keyboard(' {Enter}');
    expect(ask.captureChoose).toHaveBeenCalledExactlyOnceWith({ id: 7, sourceId: 'window:1:0', withSound: false });
  });

  it('never shares what the filter hides', async () => {
    const { user } = open();
    await user.click(screen.getByRole('radio', { name: 'Mail' }));
    await user.type(screen.getByTestId('source-filter'), 'entire');
    expect(screen.getByTestId('share-source')).toBeDisabled();
  });

  it('says why there is no sound to share', () => {
    open();
    expect(screen.getByTestId('share-sound')).toBeDisabled();
    expect(screen.getByText('This system does not hand its sound to apps.')).toBeInTheDocument();
  });

  it('shares the sound where the system gives it and the person wants it', async () => {
    const { user, ask } = open({ ...offer, canShareSound: true });
    await user.click(screen.getByTestId('share-sound'));
    await user.dblClick(screen.getByText('Mail'));
    expect(ask.captureChoose).toHaveBeenCalledExactlyOnceWith({ id: 7, sourceId: 'window:2:0', withSound: true });
  });

  it('shares nothing when it is closed', async () => {
    const { user, ask } = open();
    await user.keyboard('{Escape}');
    expect(ask.captureChoose).toHaveBeenCalledExactlyOnceWith({ id: 7, sourceId: null, withSound: false });
  });

  it('keeps its pictures fresh, and forgets what was closed', async () => {
    const { picker } = open();
    await act(() => picker.refresh());
    expect(screen.getAllByRole('radio')).toHaveLength(1);
  });
});

import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { QrPicture } from '#renderer/features/servers/parts/QrPicture.tsx';
import { show } from './support/show.tsx';

const picture = new File(['pixels'], 'code.png', { type: 'image/png' });
const LINK = 'https://192.168.1.20:8787/join/abc';

const open = (text: string | null) => {
  const onRead = vi.fn();
  const shown = show(
    <QrPicture onRead={onRead} read={async () => text}>
      <p>Address</p>
    </QrPicture>,
  );
  return { onRead, ...shown };
};

describe('the picture of a QR code', () => {
  it('is read when it is chosen, dropped or pasted', async () => {
    const { onRead, user } = open(LINK);
    await user.upload(screen.getByTestId('qr-file'), picture);
    await vi.waitFor(() => expect(onRead).toHaveBeenCalledTimes(1));
    fireEvent.drop(screen.getByText('Address'), { dataTransfer: { files: [picture] } });
    await vi.waitFor(() => expect(onRead).toHaveBeenCalledTimes(2));
    fireEvent.paste(screen.getByText('Address'), { clipboardData: { files: [picture] } });
    await vi.waitFor(() => expect(onRead).toHaveBeenCalledTimes(3));
    expect(onRead).toHaveBeenLastCalledWith(LINK);
  });

  it('without a code is told, until another one is tried; text that is pasted goes where it belongs', async () => {
    const { onRead, user } = open(null);
    expect(fireEvent.paste(screen.getByText('Address'), { clipboardData: { files: [] } })).toBe(true);
    expect(screen.queryByRole('alert')).toBeNull();
    await user.upload(screen.getByTestId('qr-file'), picture);
    expect(await screen.findByRole('alert')).toHaveTextContent('No QR code was found');
    expect(onRead).not.toHaveBeenCalled();
  });
});

import { Button } from '@mantine/core';
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readQr } from '#renderer/platform/index.ts';
import { QrIcon } from '#renderer/ui/icons.ts';
import styles from './Servers.module.css';

export interface QrPictureProps {
  /** Gets the text of the code. */
  readonly onRead: (text: string) => void;
  /** Reads a picture; tests have their own way. */
  readonly read?: (picture: Blob) => Promise<string | null>;
  /** Pictures may be dropped and pasted on all of this. */
  readonly children: ReactNode;
}

type Phase = 'waiting' | 'reading' | 'nothing';

const pictureIn = (files: FileList | null | undefined): File | undefined =>
  [...(files ?? [])].find(({ type }) => type.startsWith('image/'));

/** Takes the picture of a QR code, chosen, dropped or pasted. Nothing of it leaves this computer. */
export const QrPicture = ({ onRead, read = readQr, children }: QrPictureProps) => {
  const { t } = useTranslation();
  const [phase, setPhase] = useState<Phase>('waiting');
  const input = useRef<HTMLInputElement>(null);
  const take = async (picture: Blob) => {
    setPhase('reading');
    const text = await read(picture);
    setPhase(text === null ? 'nothing' : 'waiting');
    if (text !== null) onRead(text);
  };
  const drop = (event: DragEvent) => {
    const picture = pictureIn(event.dataTransfer.files);
    if (!picture) return;
    event.preventDefault();
    void take(picture);
  };
  const paste = (event: ClipboardEvent) => {
    const picture = pictureIn(event.clipboardData.files);
    if (!picture) return;
    event.preventDefault();
    void take(picture);
  };
  return (
    <div className={styles.card} onDragOver={(event) => event.preventDefault()} onDrop={drop} onPaste={paste}>
      {children}
      <div>
        <input
          ref={input}
          type="file"
          accept="image/*"
          hidden
          aria-label={t('desktop.connect.qr')}
          onChange={(event) => {
            const picture = pictureIn(event.currentTarget.files);
            // The same picture may be chosen again.
            event.currentTarget.value = '';
            if (picture) void take(picture);
          }}
          data-testid="qr-file"
        />
        <Button
          variant="subtle"
          color="gray"
          loading={phase === 'reading'}
          leftSection={<QrIcon aria-hidden size={18} />}
          onClick={() => input.current?.click()}
          data-testid="qr-choose"
        >
          {t('desktop.connect.qr')}
        </Button>
        <p className={styles.hint} role={phase === 'nothing' ? 'alert' : undefined}>
          {phase === 'nothing' ? t('desktop.connect.qrNothing') : t('desktop.connect.qrHint')}
        </p>
      </div>
    </div>
  );
};

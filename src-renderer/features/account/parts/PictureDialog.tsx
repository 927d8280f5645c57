import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { drawSquare, toSquareJpeg } from '#renderer/platform/index.ts';
import { type Crop, MOST_ZOOM, moved, squareOf, wholeCrop } from '../model/crop.ts';
import styles from './PictureDialog.module.css';

/** Sharp at every size in which the app shows people. */
const SAVED_PX = 384;
const FRAME_PX = 480;
const KEY_STEP = 0.04;

const steps: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: KEY_STEP, y: 0 },
  ArrowRight: { x: -KEY_STEP, y: 0 },
  ArrowUp: { x: 0, y: KEY_STEP },
  ArrowDown: { x: 0, y: -KEY_STEP },
};

interface CropFrameProps {
  readonly picture: ImageBitmap;
  readonly crop: Crop;
  readonly onCrop: (change: (before: Crop) => Crop) => void;
}

/** The round window through which the picture is seen. */
const CropFrame = ({ picture, crop, onCrop }: CropFrameProps) => {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawSquare(canvas.current, picture, squareOf(picture, crop));
  }, [picture, crop]);
  const onMove = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons === 0) return;
    const { width } = event.currentTarget.getBoundingClientRect();
    const by = { x: event.movementX / width, y: event.movementY / width };
    onCrop((before) => moved(picture, before, by));
  };
  const onKey = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    onCrop((before) => moved(picture, before, step));
  };
  return (
    <div
      className={styles.frame}
      role="group"
      aria-label={t('people.profile.cropHint')}
      tabIndex={0}
      onKeyDown={onKey}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onMove}
    >
      <canvas ref={canvas} width={FRAME_PX} height={FRAME_PX} className={styles.canvas} />
    </div>
  );
};

export interface PictureDialogProps {
  readonly picture: ImageBitmap;
  readonly onSave: (file: Blob) => void;
  readonly onClose: () => void;
}

/** Chooses the square of a picture that others see: drag or arrow keys move it, the slider comes nearer. */
export const PictureDialog = ({ picture, onSave, onClose }: PictureDialogProps) => {
  const { t } = useTranslation();
  const [crop, setCrop] = useState(() => wholeCrop(picture));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.profile.cropTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <CropFrame picture={picture} crop={crop} onCrop={setCrop} />
      <label className={styles.zoom}>
        <span>{t('people.profile.zoom')}</span>
        <input
          type="range"
          min={1}
          max={MOST_ZOOM}
          step={0.05}
          value={crop.zoom}
          onChange={(event) => setCrop({ ...crop, zoom: Number(event.currentTarget.value) })}
        />
      </label>
      <p className={styles.hint}>{t('people.profile.cropHint')}</p>
      <Group justify="flex-end" gap={10} mt={20}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          onClick={() => void toSquareJpeg(picture, squareOf(picture, crop), SAVED_PX).then(onSave)}
          data-testid="use-picture"
        >
          {t('people.profile.usePicture')}
        </Button>
      </Group>
    </Modal>
  );
};

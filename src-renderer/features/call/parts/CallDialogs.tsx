import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeviceFields } from '#renderer/features/lobby/index.ts';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import type { CallControls } from '../hooks/use-call-controls.ts';
import type { CallDialog } from '../hooks/use-surface.ts';
import { shortcuts } from '../layout/shortcuts.ts';
import type { CallActions } from '../model/call-view.ts';
import { ConfirmDialog } from '#renderer/ui/ConfirmDialog.tsx';
import { type GetInvite, InviteDialog } from './InviteDialog.tsx';
import { ShortcutsDialog } from '#renderer/ui/ShortcutsDialog.tsx';

export interface CallDialogsProps {
  readonly controls: CallControls;
  readonly title: string;
  readonly getInvite: GetInvite | null;
  readonly remove: CallActions['remove'];
}

const DevicesDialog = ({ media, onClose }: { readonly media: LocalMedia; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={t('call.devices')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <DeviceFields media={media} />
    </Modal>
  );
};

/** The one dialog that is open, if any. */
export const CallDialogs = ({ controls, title, getInvite, remove }: CallDialogsProps) => {
  const { t } = useTranslation();
  const { surface, closeDialog: onClose } = controls.surfaces;
  const { dialog } = surface;
  const parts: { readonly [K in CallDialog['kind']]: (open: Extract<CallDialog, { kind: K }>) => ReactNode } = {
    none: () => null,
    invite: () => (getInvite ? <InviteDialog title={title} getInvite={getInvite} onClose={onClose} /> : null),
    devices: () => <DevicesDialog media={controls.media} onClose={onClose} />,
    shortcuts: () => (
      <ShortcutsDialog keys={shortcuts.map(({ key, label }) => ({ key, words: t(label) }))} onClose={onClose} />
    ),
    endForAll: () => (
      <ConfirmDialog
        title={t('call.end.title')}
        text={t('call.end.text')}
        action={t('call.endForAll')}
        onConfirm={() => controls.act.endForAll?.()}
        onClose={onClose}
      />
    ),
    remove: ({ participantId, name }) => (
      <ConfirmDialog
        title={t('call.remove.title', { name })}
        text={t('call.remove.text')}
        action={t('call.remove.action')}
        onConfirm={() => void remove?.(participantId)}
        onClose={onClose}
      />
    ),
  };
  return dialog.kind === 'remove'
    ? parts.remove(dialog)
    : parts[dialog.kind]({ ...dialog, kind: dialog.kind } as never);
};

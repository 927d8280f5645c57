import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ConfirmDialog } from '#renderer/ui/ConfirmDialog.tsx';
import { ShortcutsDialog } from '#renderer/ui/ShortcutsDialog.tsx';
import type { WallSurfaceControls } from '../hooks/use-wall-surface.ts';
import type { ControlRoom } from '../model/control-view.ts';
import { controlShortcuts } from '../model/shortcuts.ts';

export interface ControlDialogsProps {
  readonly room: ControlRoom;
  readonly surfaces: WallSurfaceControls;
}

const Shortcuts = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const keys = [
    { key: '←↑↓→', words: t('operator.shortcut.move') },
    ...controlShortcuts.map(({ key, label }) => ({ key, words: t(label) })),
  ];
  return <ShortcutsDialog keys={keys} onClose={onClose} />;
};

/** The one dialog that is open, if any. What cannot be taken back is asked for here. */
export const ControlDialogs = ({ room, surfaces }: ControlDialogsProps) => {
  const { t } = useTranslation();
  const { remove, end } = useStore(room.actions);
  const { surface, closeDialog } = surfaces;
  const { dialog } = surface;
  if (dialog.kind === 'shortcuts') return <Shortcuts onClose={closeDialog} />;
  if (dialog.kind === 'end')
    return (
      <ConfirmDialog
        title={t('operator.end.title')}
        text={t('operator.end.text')}
        action={t('operator.end.action')}
        onConfirm={() => void end?.()}
        onClose={closeDialog}
      />
    );
  if (dialog.kind !== 'remove') return null;
  return (
    <ConfirmDialog
      title={t('call.remove.title', { name: dialog.name })}
      text={t('call.remove.text')}
      action={t('call.remove.action')}
      onConfirm={() => void remove?.(dialog.participantId)}
      onClose={closeDialog}
    />
  );
};

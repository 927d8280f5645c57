import { Button, Group, Modal } from '@mantine/core';
import '@mantine/core/styles/Group.layer.css';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useGo } from '#renderer/ui/navigation.tsx';
import { useSubmit } from '#renderer/ui/use-submit.ts';
import { type AccountTools, signOut } from '../model/sign-in.ts';

export interface SignOutDialogProps {
  readonly tools: AccountTools;
  /** Without one, nobody can ever sign in to this account again. */
  readonly hasPassword: boolean;
  readonly onClose: () => void;
}

/** Asks before signing out, since calls no longer ring here afterwards. */
export const SignOutDialog = ({ tools, hasPassword, onClose }: SignOutDialogProps) => {
  const { t } = useTranslation();
  const go = useGo();
  const { state, submit } = useSubmit(
    () => signOut(tools),
    () => go(paths.home),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.signOut.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p>{hasPassword ? t('people.signOut.text') : t('people.signOut.forever')}</p>
      {state.kind === 'failed' ? <FailureNote failure={state.failure} /> : null}
      <Group justify="flex-end" gap={10} mt={24}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common.cancel')}
        </Button>
        <Button
          color={hasPassword ? 'beacon' : 'red'}
          loading={state.kind === 'working'}
          onClick={() => void submit?.(undefined)}
          data-testid="confirm-sign-out"
        >
          {t('people.menu.signOut')}
        </Button>
      </Group>
    </Modal>
  );
};

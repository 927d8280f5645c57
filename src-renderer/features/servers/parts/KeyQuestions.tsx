import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { failureTexts, type PlainFailure } from '../model/failure-texts.ts';
import type { ConnectFailure, RefusedKey, ServersModel } from '../model/servers-model.ts';
import { KeyQuestion } from './KeyQuestion.tsx';

interface QuestionProps<T> {
  readonly servers: ServersModel;
  readonly about: T;
}

const ChangedKey = ({
  servers,
  about,
  target,
}: QuestionProps<Extract<ConnectFailure, { kind: 'changedKey' }>> & { readonly target: string }) => {
  const { t } = useTranslation();
  return (
    <KeyQuestion
      {...about}
      title={t('desktop.key.changedTitle')}
      text={t('desktop.key.changedText')}
      expected={{ label: t('desktop.key.known'), key: about.known }}
      onClose={servers.dismiss}
      onTrust={() => void servers.connect(target, about.seen)}
    />
  );
};

const WrongKey = ({ servers, about }: QuestionProps<Extract<ConnectFailure, { kind: 'wrongKey' }>>) => {
  const { t } = useTranslation();
  return (
    <KeyQuestion
      {...about}
      title={t('desktop.key.wrongTitle')}
      text={t('desktop.key.wrongText')}
      expected={{ label: t('desktop.key.inLink'), key: about.expected }}
      onClose={servers.dismiss}
      onTrust={null}
    />
  );
};

const Refused = ({ servers, about }: QuestionProps<RefusedKey>) => {
  const { t } = useTranslation();
  return (
    <KeyQuestion
      {...about}
      title={t('desktop.key.changedTitle')}
      text={t('desktop.key.refusedText')}
      expected={{ label: t('desktop.key.known'), key: about.known }}
      onClose={servers.leave}
      onTrust={about.seen === null ? null : () => void servers.connect(about.origin, about.seen)}
    />
  );
};

const Failed = ({ servers, about }: QuestionProps<PlainFailure>) => {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={servers.dismiss}
      title={t('desktop.connect.failed')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p role="alert">{t(failureTexts[about.kind], { origin: 'origin' in about ? about.origin : '' })}</p>
      <Group justify="flex-end" mt={24}>
        <Button onClick={servers.dismiss} data-autofocus>
          {t('common.close')}
        </Button>
      </Group>
    </Modal>
  );
};

interface KeyQuestionsProps {
  readonly servers: ServersModel;
  /** The screen below says itself why a server was not reached; only keys are asked about here. */
  readonly onlyKeys: boolean;
}

/** Whatever has to be asked or told about connecting, above everything else. */
export const KeyQuestions = ({ servers, onlyKeys }: KeyQuestionsProps) => {
  const { attempt, refusedKey } = useStore(servers.store);
  if (refusedKey) return <Refused servers={servers} about={refusedKey} />;
  if (attempt.kind !== 'failed') return null;
  const { failure, target } = attempt;
  if (failure.kind === 'changedKey') return <ChangedKey servers={servers} about={failure} target={target} />;
  if (failure.kind === 'wrongKey') return <WrongKey servers={servers} about={failure} />;
  return onlyKeys ? null : <Failed servers={servers} about={failure} />;
};

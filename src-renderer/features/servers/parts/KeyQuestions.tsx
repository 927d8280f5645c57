import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
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

/** Whatever has to be asked about the key of a server, above everything else. */
export const KeyQuestions = ({ servers }: { readonly servers: ServersModel }) => {
  const { attempt, refusedKey } = useStore(servers.store);
  if (refusedKey) return <Refused servers={servers} about={refusedKey} />;
  if (attempt.kind !== 'failed') return null;
  const { failure, target } = attempt;
  if (failure.kind === 'changedKey') return <ChangedKey servers={servers} about={failure} target={target} />;
  if (failure.kind === 'wrongKey') return <WrongKey servers={servers} about={failure} />;
  return null;
};

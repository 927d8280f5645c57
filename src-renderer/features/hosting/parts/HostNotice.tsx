import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Callout } from '#renderer/ui/Callout.tsx';
import type { HostingModel } from '../model/hosting-model.ts';

/** For windows without the card: the own server is away, and what comes of it. Nothing while it runs. */
export const HostNotice = ({ hosting }: { readonly hosting: Pick<HostingModel, 'store'> }) => {
  const { t } = useTranslation();
  const { kind } = useStore(hosting.store);
  if (kind === 'recovering')
    return (
      <Callout tone="warning" title={t('desktop.host.recovering')} announce>
        <p>{t('desktop.host.recoveringText')}</p>
      </Callout>
    );
  return kind === 'failed' ? <Callout tone="danger" title={t('desktop.host.failed')} announce /> : null;
};

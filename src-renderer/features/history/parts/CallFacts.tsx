import { useTranslation } from 'react-i18next';
import { durationText } from '#renderer/ui/duration.ts';
import { localeFor } from '#renderer/ui/locale.ts';
import type { CallDetails } from '../model/call-detail.ts';
import { endReasonKeys } from '../model/end-reason-keys.ts';
import styles from './CallDetail.module.css';

/** When, how long, by which way, and how it ended. */
export const CallFacts = ({ details }: { readonly details: CallDetails }) => {
  const { t, i18n } = useTranslation();
  const began = new Intl.DateTimeFormat(localeFor(i18n.language), { dateStyle: 'full', timeStyle: 'short' });
  const facts = [
    { name: t('history.detail.began'), value: began.format(Date.parse(details.createdAt)) },
    { name: t('history.detail.caller'), value: details.initiator.username },
    { name: t('history.detail.duration'), value: durationText(details.duration * 1000, i18n.language) },
    {
      name: t('history.detail.kind'),
      value: details.type === 'video' ? t('history.detail.video') : t('history.detail.audio'),
    },
    { name: t('history.detail.way'), value: details.mode === 'p2p' ? t('call.modeDirect') : t('call.modeServer') },
    {
      name: t('history.detail.end'),
      value: details.endReason ? t(endReasonKeys[details.endReason]) : t('history.mark.running'),
    },
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

import { useTranslation } from 'react-i18next';
import { durationText } from '#renderer/ui/duration.ts';
import { localeFor } from '#renderer/ui/locale.ts';
import type { CallRecord } from '../model/call-record.ts';
import { endingKeys } from '../model/ending-keys.ts';
import styles from './CallDetail.module.css';

const wayKeys = { p2p: 'call.modeDirect', sfu: 'call.modeServer' } as const;

/** The way of a call; of one that changed it, each with its length and share. */
const useWays = ({ mode, modeSeconds }: CallRecord): readonly string[] => {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const taken = (['p2p', 'sfu'] as const).filter((way) => (modeSeconds?.[way] ?? 0) > 0);
  const [only = mode] = taken;
  if (!modeSeconds || taken.length < 2) return [t(wayKeys[only])];
  const percent = new Intl.NumberFormat(localeFor(language), { style: 'percent' });
  return taken.map((way) =>
    t('history.detail.wayShare', {
      way: t(wayKeys[way]),
      length: durationText(modeSeconds[way] * 1000, language),
      share: percent.format(modeSeconds[way] / (modeSeconds.p2p + modeSeconds.sfu)),
    }),
  );
};

const useMoments = ({ beganAt, plannedFor }: CallRecord) => {
  const { t, i18n } = useTranslation();
  const moment = new Intl.DateTimeFormat(localeFor(i18n.language), { dateStyle: 'full', timeStyle: 'short' });
  const rows = [
    { name: t('history.detail.plannedFor'), iso: plannedFor },
    { name: t('history.detail.began'), iso: beganAt },
  ];
  return rows.flatMap(({ name, iso }) => (iso === null ? [] : { name, values: [moment.format(Date.parse(iso))] }));
};

/** When, how long, by which way, and how it ended. */
export const CallFacts = ({ record }: { readonly record: CallRecord }) => {
  const { t, i18n } = useTranslation();
  const { ending } = record;
  const moments = useMoments(record);
  const ways = useWays(record);
  const facts = [
    ...moments,
    { name: t('history.detail.caller'), values: [record.initiator] },
    { name: t('history.detail.duration'), values: [durationText(record.durationMs, i18n.language)] },
    {
      name: t('history.detail.kind'),
      values: [record.type === 'video' ? t('history.detail.video') : t('history.detail.audio')],
    },
    // What never began took no way.
    ...(record.beganAt === null ? [] : [{ name: t('history.detail.way'), values: ways }]),
    {
      name: t('history.detail.end'),
      values: [t(endingKeys[ending.kind], 'name' in ending ? { name: ending.name } : {})],
    },
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, values }) => (
        <div key={name}>
          <dt>{name}</dt>
          {values.map((value) => (
            <dd key={value}>{value}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
};

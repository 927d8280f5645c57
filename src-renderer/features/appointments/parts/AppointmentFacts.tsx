import { useTranslation } from 'react-i18next';
import { durationText } from '#renderer/ui/duration.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { useKind } from '../hooks/use-kind.ts';
import { useLocale } from '../hooks/use-locale.ts';
import { type Appointment, type Party, endsAt, sessionMs } from '../model/appointment.ts';
import { paymentKeys } from '../model/word-keys.ts';
import styles from './AppointmentFacts.module.css';
import { StatusPill } from './StatusPill.tsx';

const Person = ({ person, part }: { readonly person: Party; readonly part: string }) => (
  <li className={styles.person}>
    <PersonBadge name={person.name} size={44} />
    <span className={styles.words}>
      <span className={styles.name}>{person.name}</span>
      <span className={styles.soft}>{person.email ? `${part} · ${person.email}` : part}</span>
    </span>
  </li>
);

/** Who, when, how long, how it stands, and the session that came of it. */
export const AppointmentFacts = ({ appointment }: { readonly appointment: Appointment }) => {
  const { t, i18n } = useTranslation();
  const { times } = useLocale();
  const kind = useKind();
  const { client, provider, startsAt, startedAt, endedAt, minutes, payment, status, type } = appointment;
  const lasted = sessionMs(appointment);
  const facts = [
    { name: t('appointments.detail.length'), value: durationText(minutes * 60_000, i18n.language) },
    { name: t('appointments.detail.kind'), value: kind(type) },
    { name: t('appointments.detail.payment'), value: t(paymentKeys[payment]) },
    ...(startedAt === null
      ? []
      : [
          {
            name: t('appointments.detail.session'),
            value: endedAt === null ? times.time(startedAt) : times.range(startedAt, endedAt),
          },
        ]),
    ...(lasted === null
      ? []
      : [{ name: t('appointments.detail.duration'), value: durationText(lasted, i18n.language) }]),
  ];
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <p className={styles.when}>
          <span className={styles.date}>{times.fullDate(startsAt)}</span>
          <time dateTime={new Date(startsAt).toISOString()} className={styles.time}>
            {times.range(startsAt, endsAt(appointment))}
          </time>
        </p>
        <StatusPill status={status} />
      </div>
      <ul className={styles.people}>
        <Person person={client} part={t('appointments.part.client')} />
        <Person person={provider} part={t('appointments.part.provider')} />
      </ul>
      <dl className={styles.facts} data-testid="appointment-facts">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.zone}>{t('appointments.detail.zone', { zone: times.zone(startsAt) })}</p>
    </Card>
  );
};

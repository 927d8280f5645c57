import { Button, NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { paths } from '#renderer/platform/index.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useGo } from '#renderer/ui/navigation.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import './appointment-styles.ts';
import { useDraftErrors } from './hooks/use-draft-errors.ts';
import { useLocale } from './hooks/use-locale.ts';
import type { Appointment, AppointmentStatus, Party, PaymentStatus, Viewer } from './model/appointment.ts';
import { type AppointmentDraft, draftOf, momentOf } from './model/appointment-draft.ts';
import { type AppointmentForm, createAppointmentForm } from './model/appointment-form.ts';
import { paymentKeys, statusKeys } from './model/word-keys.ts';
import styles from './parts/AppointmentFields.module.css';
import { KindField } from './parts/KindField.tsx';
import { LengthField } from './parts/LengthField.tsx';
import { PersonPicker } from './parts/PersonPicker.tsx';
import { WhenFields } from './parts/WhenFields.tsx';

export interface AppointmentFormScreenProps {
  readonly rest: RestClient;
  readonly viewer: Viewer;
  /** What stands in the form at first; for an appointment that is there it comes from that. */
  readonly draft: AppointmentDraft | null;
  readonly before: Appointment | null;
}

interface FieldsProps extends Omit<AppointmentFormScreenProps, 'draft'> {
  readonly form: AppointmentForm;
}

/** Sessions begin and end by themselves or by their buttons, not in the form. */
const offered: readonly AppointmentStatus[] = ['pending', 'confirmed', 'cancelled'];
const payments: readonly PaymentStatus[] = ['pending', 'completed', 'failed', 'refunded'];

const FixedPerson = ({
  label,
  person,
  viewer,
}: {
  label: string;
  person: Pick<Party, 'id' | 'name'>;
  viewer: Viewer;
}) => {
  const { t } = useTranslation();
  return (
    <div>
      <span className={styles.label}>{label}</span>
      <span className={styles.person}>
        <PersonBadge name={person.name} size={36} />
        <strong>{person.id === viewer.id ? t('appointments.form.you', { name: person.name }) : person.name}</strong>
      </span>
    </div>
  );
};

/** For whom and with whom; that stays as it was made. */
const People = ({ form, before, viewer, rest }: FieldsProps) => {
  const { t } = useTranslation();
  const { draft, problems } = useStore(form.store);
  const errors = useDraftErrors(problems);
  const client = t('appointments.form.client');
  const provider = t('appointments.form.provider');
  return (
    <div className={styles.row}>
      {before ? (
        <FixedPerson label={client} person={before.client} viewer={viewer} />
      ) : (
        <PersonPicker
          rest={rest}
          label={client}
          value={draft.client}
          onChange={(person) => form.edit({ client: person })}
          error={errors.client}
          testId="field-client"
        />
      )}
      {viewer.isAdmin && !before ? (
        <PersonPicker
          rest={rest}
          label={provider}
          value={draft.provider}
          onChange={(person) => form.edit({ provider: person })}
          error={errors.provider}
          testId="field-provider"
        />
      ) : draft.provider ? (
        <FixedPerson label={provider} person={draft.provider} viewer={viewer} />
      ) : null}
    </div>
  );
};

const Standing = ({ form, before }: FieldsProps) => {
  const { t } = useTranslation();
  const { draft } = useStore(form.store);
  const statuses = before && !offered.includes(before.status) ? [before.status, ...offered] : offered;
  const isStatus = (text: string): text is AppointmentStatus => statuses.some((status) => status === text);
  const isPayment = (text: string): text is PaymentStatus => payments.some((payment) => payment === text);
  return (
    <div className={styles.row}>
      <NativeSelect
        label={t('appointments.form.status')}
        value={draft.status}
        onChange={({ currentTarget: { value } }) => isStatus(value) && form.edit({ status: value })}
        data={statuses.map((value) => ({ value, label: t(statusKeys[value]) }))}
        data-testid="field-status"
      />
      <NativeSelect
        label={t('appointments.form.payment')}
        value={draft.payment}
        onChange={({ currentTarget: { value } }) => isPayment(value) && form.edit({ payment: value })}
        data={payments.map((value) => ({ value, label: t(paymentKeys[value]) }))}
        data-testid="field-payment"
      />
    </div>
  );
};

const Fields = (props: FieldsProps) => {
  const { t } = useTranslation();
  const { times } = useLocale();
  const { form } = props;
  const { draft, problems } = useStore(form.store);
  const errors = useDraftErrors(problems);
  return (
    <div className={styles.fields}>
      <People {...props} />
      <WhenFields draft={draft} onEdit={(change) => form.edit(change)} errors={errors} />
      <p className={styles.zone}>
        {t('appointments.detail.zone', { zone: times.zone(momentOf(draft.day, draft.time) ?? 0) })}
      </p>
      <div className={styles.row}>
        <LengthField value={draft.minutes} onChange={(minutes) => form.edit({ minutes })} error={errors.minutes} />
        <KindField value={draft.type} onChange={(type) => form.edit({ type })} error={errors.type} />
      </div>
      <Standing {...props} />
    </div>
  );
};

/** Makes an appointment, or changes one. */
export const AppointmentFormScreen = ({ draft, ...props }: AppointmentFormScreenProps) => {
  const { t } = useTranslation();
  const go = useGo();
  const { rest, before } = props;
  const form = useMemo(() => {
    const start = before ? draftOf(before) : draft;
    if (!start) throw new Error('A new appointment begins with a draft');
    return createAppointmentForm(rest, start, before);
  }, [rest, before, draft]);
  const { phase, failure } = useStore(form.store);
  const save = async () => {
    const id = await form.save();
    if (id !== null) go(paths.appointment(id));
  };
  return (
    <Page title={before ? t('appointments.form.editTitle') : t('appointments.form.newTitle')}>
      <Card>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Fields {...props} form={form} />
          {failure ? <FailureNote failure={failure} /> : null}
          <div className={styles.actions}>
            <Button type="submit" size="md" loading={phase === 'saving'} data-testid="save-appointment">
              {before ? t('common.save') : t('appointments.form.create')}
            </Button>
            <Button variant="default" onClick={() => go(before ? paths.appointment(before.id) : paths.appointments)}>
              {t('common.cancel')}
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  );
};

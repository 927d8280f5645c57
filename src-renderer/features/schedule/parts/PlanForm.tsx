import { Button, Checkbox, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#renderer/client/answer.ts';
import type { WireContact } from '#renderer/client/platform-catalog.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { TITLE_LIMIT } from '#renderer/ui/limits.ts';
import { useSubmit } from '#renderer/ui/use-submit.ts';
import { complaintsOf, emptyDraft, type PlanComplaints, type PlanDraft, toWish } from '../model/plan-form.ts';
import type { PlanWish } from '../model/planned-list.ts';
import { InviteField } from './InviteField.tsx';
import styles from './PlanForm.module.css';

export interface PlanFormProps {
  readonly contacts: readonly WireContact[];
  readonly onPlan: (wish: PlanWish) => Promise<Answer<void>>;
  readonly onClose: () => void;
}

interface PartProps {
  readonly draft: PlanDraft;
  readonly change: (change: Partial<PlanDraft>) => void;
  readonly complaints: PlanComplaints;
}

const Rules = ({ draft, change, complaints }: PartProps) => {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          label={t('people.plan.password')}
          value={draft.password}
          onChange={(event) => change({ password: event.currentTarget.value })}
          maxLength={100}
          autoComplete="off"
        />
        <TextInput
          label={t('people.plan.maximum')}
          inputMode="numeric"
          value={draft.maxParticipants}
          onChange={(event) => change({ maxParticipants: event.currentTarget.value })}
          error={complaints.maxParticipants ? t(complaints.maxParticipants) : null}
          autoComplete="off"
        />
      </div>
      <div className={styles.switches}>
        <Checkbox
          label={t('people.plan.chat')}
          checked={draft.chat}
          onChange={(event) => change({ chat: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('people.plan.screenShare')}
          checked={draft.screenShare}
          onChange={(event) => change({ screenShare: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('people.plan.muteOnJoin')}
          checked={draft.muteOnJoin}
          onChange={(event) => change({ muteOnJoin: event.currentTarget.checked })}
        />
      </div>
    </>
  );
};

const Basics = ({ draft, change, complaints }: PartProps) => {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('people.plan.callTitle')}
        value={draft.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
        error={complaints.title ? t(complaints.title) : null}
        maxLength={TITLE_LIMIT}
        autoComplete="off"
        data-autofocus
      />
      <TextInput
        type="datetime-local"
        label={t('people.plan.when')}
        value={draft.startsAt}
        onChange={(event) => change({ startsAt: event.currentTarget.value })}
        error={complaints.startsAt ? t(complaints.startsAt) : null}
      />
      <SegmentedControl
        aria-label={t('people.plan.kind')}
        value={draft.type}
        onChange={(type) => change({ type })}
        data={[
          { value: 'video', label: t('people.plan.video') },
          { value: 'audio', label: t('people.plan.voice') },
        ]}
      />
    </>
  );
};

/** Plans a call: what, when, with whom, by which rules. */
export const PlanForm = ({ contacts, onPlan, onClose }: PlanFormProps) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<PlanDraft>(() => emptyDraft(Date.now()));
  const [complaints, setComplaints] = useState<PlanComplaints>({});
  const { state, submit } = useSubmit(onPlan, onClose);
  const change = (part: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...part }));
  const send = () => {
    const found = complaintsOf(draft, Date.now());
    setComplaints(found);
    if (Object.keys(found).length === 0) void submit?.(toWish(draft));
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Basics draft={draft} change={change} complaints={complaints} />
      <InviteField contacts={contacts} chosen={draft.invited} onChange={(invited) => change({ invited })} />
      <Rules draft={draft} change={change} complaints={complaints} />
      {state.kind === 'failed' ? <FailureNote failure={state.failure} /> : null}
      <Group justify="flex-end" gap={10}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={state.kind === 'working'} data-testid="plan-call">
          {t('people.plan.action')}
        </Button>
      </Group>
    </form>
  );
};

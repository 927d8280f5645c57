import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { WireFailure } from '#renderer/client/client-types.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { durationText } from '#renderer/ui/duration.ts';
import { InviteIcon } from '#renderer/ui/icons.ts';
import { NAME_LIMIT } from '#renderer/ui/limits.ts';
import type { ControlRoom, MadeLink as Made } from '../model/control-view.ts';
import { lives } from '../model/invitation-state.ts';
import { MadeLink } from './MadeLink.tsx';
import panel from './Panel.module.css';

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'working' }
  | { readonly kind: 'made'; readonly link: Made; readonly name: string }
  | { readonly kind: 'failed'; readonly failure: WireFailure };

/** Makes a link: for whom, for how long, and for one or for many. */
export const InvitationForm = ({ room }: { readonly room: ControlRoom }) => {
  const { t, i18n } = useTranslation();
  const { invite } = useStore(room.actions);
  const [name, setName] = useState('');
  const [uses, setUses] = useState<'once' | 'many'>('once');
  const [lifeSeconds, setLife] = useState<number>(lives[2]);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const make = async () => {
    if (!invite) return;
    setOutcome({ kind: 'working' });
    const answer = await invite({ name, lifeSeconds, maxUses: uses === 'once' ? 1 : null });
    if (!answer.ok) return setOutcome({ kind: 'failed', failure: answer.error });
    setOutcome({ kind: 'made', link: answer.value, name: name.trim() });
    setName('');
  };
  return (
    <form
      className={panel.section}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <TextInput
        size="sm"
        label={t('operator.link.name')}
        placeholder={t('operator.link.anybody')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        maxLength={NAME_LIMIT}
        autoComplete="off"
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('operator.link.uses')}
        value={uses}
        onChange={(value) => setUses(value === 'many' ? 'many' : 'once')}
        data={[
          { value: 'once', label: t('operator.link.once') },
          { value: 'many', label: t('operator.link.many') },
        ]}
      />
      <NativeSelect
        size="sm"
        label={t('operator.link.life')}
        value={String(lifeSeconds)}
        onChange={({ currentTarget }) => setLife(Number(currentTarget.value))}
        data={lives.map((seconds) => ({ value: String(seconds), label: durationText(seconds * 1000, i18n.language) }))}
      />
      <Button
        type="submit"
        size="sm"
        leftSection={<InviteIcon aria-hidden size={18} />}
        loading={outcome.kind === 'working'}
        disabled={!invite}
        data-testid="make-link"
      >
        {t('operator.link.make')}
      </Button>
      {outcome.kind === 'failed' ? <FailureNote failure={outcome.failure} /> : null}
      {outcome.kind === 'made' ? <MadeLink url={outcome.link.url} name={outcome.name} /> : null}
    </form>
  );
};

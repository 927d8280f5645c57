import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#renderer/ui/Card.tsx';
import { ArrowRightIcon } from '#renderer/ui/icons.ts';
import { type JoinTarget, parseJoinTarget } from '../model/join-target.ts';
import styles from './HomeCards.module.css';

export interface JoinCardProps {
  /** Of this server, to tell its links from those of others. */
  readonly origin: string;
  readonly onJoin: (target: Exclude<JoinTarget, { kind: 'empty' | 'unknown' }>) => void;
}

type Complaint = 'home.join.empty' | 'home.join.unknown' | null;

const complaints = { empty: 'home.join.empty', unknown: 'home.join.unknown' } as const;

/** Joins by what people were sent: a link, or a code read out to them. */
export const JoinCard = ({ origin, onJoin }: JoinCardProps) => {
  const { t } = useTranslation();
  const heading = useId();
  const [text, setText] = useState('');
  const [complaint, setComplaint] = useState<Complaint>(null);
  const submit = () => {
    const target = parseJoinTarget(text, origin);
    if (target.kind === 'empty' || target.kind === 'unknown') setComplaint(complaints[target.kind]);
    else onJoin(target);
  };
  return (
    <Card labelledBy={heading}>
      <h2 id={heading} className={styles.heading}>
        {t('home.join.title')}
      </h2>
      <p className={styles.lead}>{t('home.join.lead')}</p>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextInput
          label={t('home.join.field')}
          placeholder={t('home.join.hint')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setComplaint(null);
          }}
          error={complaint ? t(complaint) : null}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Button
          type="submit"
          size="lg"
          variant="default"
          rightSection={<ArrowRightIcon aria-hidden size={20} />}
          data-testid="join-by-link"
        >
          {t('home.join.action')}
        </Button>
      </form>
    </Card>
  );
};

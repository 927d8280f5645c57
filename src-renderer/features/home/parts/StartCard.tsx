import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { VideoIcon } from '#renderer/ui/icons.ts';
import { NAME_LIMIT, TITLE_LIMIT } from '#renderer/ui/limits.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { useStartMeeting } from '../hooks/use-start-meeting.ts';
import type { StartMeetingTools } from '../model/start-meeting.ts';
import styles from './HomeCards.module.css';

export interface StartCardProps {
  readonly tools: StartMeetingTools;
  /** Null when nobody has a name in this browser yet. */
  readonly personName: string | null;
  /** What to offer as a name. */
  readonly suggestedName: string;
  readonly onMeeting: (conversationId: string) => void;
}

/** The main thing of the app: begin a meeting. Asks for a name only the first time. */
export const StartCard = ({ tools, personName, suggestedName, onMeeting }: StartCardProps) => {
  const { t } = useTranslation();
  const heading = useId();
  const [name, setName] = useState(suggestedName);
  const [title, setTitle] = useState('');
  const { state, start } = useStartMeeting(tools, onMeeting);
  const chosen = personName ?? name.trim();
  return (
    <Card labelledBy={heading} glow>
      <h2 id={heading} className={styles.heading}>
        {t('home.start.title')}
      </h2>
      <p className={styles.lead}>{t('home.start.lead')}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen) void start?.({ name: chosen, title });
        }}
      >
        {personName === null ? (
          <TextInput
            label={t('common.yourName')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            autoComplete="name"
            maxLength={NAME_LIMIT}
            required
            withAsterisk={false}
          />
        ) : null}
        <TextInput
          label={t('home.start.meetingTitle')}
          placeholder={t('home.start.meetingTitleHint')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          maxLength={TITLE_LIMIT}
          autoComplete="off"
        />
        <Button
          type="submit"
          size="lg"
          leftSection={<VideoIcon aria-hidden size={22} />}
          loading={state.kind === 'working'}
          data-testid="start-meeting"
        >
          {t('home.start.action')}
        </Button>
        {state.kind === 'failed' ? <FailureNote failure={state.failure} /> : null}
      </form>
      {personName === null ? (
        <p className={styles.account}>
          {t('home.start.account')}{' '}
          <AppLink href={paths.register} className={styles.link}>
            {t('home.start.register')}
          </AppLink>
        </p>
      ) : null}
    </Card>
  );
};

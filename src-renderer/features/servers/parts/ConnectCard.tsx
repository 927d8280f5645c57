import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Card } from '#renderer/ui/Card.tsx';
import { failureTexts, isAboutKey } from '../model/failure-texts.ts';
import type { ServersModel } from '../model/servers-model.ts';
import { KnownServers } from './KnownServers.tsx';
import { NearbyServers } from './NearbyServers.tsx';
import { QrPicture } from './QrPicture.tsx';
import styles from './Servers.module.css';

export interface ConnectCardProps {
  readonly servers: ServersModel;
}

/** Reaches a server by what people were sent or told, by what was used before, and by what is around. */
export const ConnectCard = ({ servers }: ConnectCardProps) => {
  const { t } = useTranslation();
  const heading = useId();
  const [text, setText] = useState('');
  const { attempt, known, nearby } = useStore(servers.store);
  const failure = attempt.kind === 'failed' && !isAboutKey(attempt.failure) ? attempt.failure : null;
  const isWorking = attempt.kind === 'working';
  const complaint = failure
    ? t(failureTexts[failure.kind], { origin: 'origin' in failure ? failure.origin : '' })
    : null;
  return (
    <Card labelledBy={heading}>
      <div className={styles.card}>
        <h2 id={heading} className={styles.heading}>
          {t('desktop.connect.title')}
        </h2>
        <p className={styles.lead}>{t('desktop.connect.lead')}</p>
        <QrPicture
          onRead={(link) => {
            setText(link);
            void servers.connect(link);
          }}
        >
          <form
            className={styles.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void servers.connect(text);
            }}
          >
            <TextInput
              label={t('desktop.connect.field')}
              placeholder="192.168.1.20"
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
                servers.dismiss();
              }}
              error={complaint}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              data-testid="server-address"
            />
            <Button type="submit" size="lg" variant="default" loading={isWorking} data-testid="server-connect">
              {t('desktop.connect.action')}
            </Button>
          </form>
        </QrPicture>
        <KnownServers servers={servers} known={known} />
        <NearbyServers servers={servers} nearby={nearby} />
      </div>
    </Card>
  );
};

import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFeedAddress } from '#renderer/platform/index.ts';
import type { AppSettingsModel } from '../model/app-settings-model.ts';
import styles from './ThisApp.module.css';

export interface FeedFieldProps {
  readonly model: AppSettingsModel;
  /** Null for nowhere. */
  readonly feed: string | null;
}

/** Where updates are looked for; empty, as at first, nothing is ever asked or fetched. */
export const FeedField = ({ model, feed }: FeedFieldProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState(feed ?? '');
  const [isBad, setIsBad] = useState(false);
  const address = text.trim();
  const keep = () => {
    const isGood = address === '' || isFeedAddress(address);
    setIsBad(!isGood);
    if (isGood) void model.change({ updateFeed: address === '' ? null : address });
  };
  return (
    <form
      className={styles.field}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <TextInput
        type="url"
        label={t('desktop.app.feed')}
        description={t('desktop.app.feedHint')}
        placeholder="https://"
        value={text}
        error={isBad ? t('desktop.app.feedInvalid') : null}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setIsBad(false);
        }}
        autoComplete="off"
        spellCheck={false}
        data-testid="update-feed"
      />
      <Button type="submit" variant="default" disabled={address === (feed ?? '')} data-testid="update-feed-keep">
        {t('desktop.app.feedKeep')}
      </Button>
    </form>
  );
};

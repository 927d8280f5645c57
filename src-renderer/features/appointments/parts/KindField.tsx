import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kindKeys, knownKindOf, knownKinds } from '../model/word-keys.ts';

const OTHER = '';
const LIMIT = 60;

export interface KindFieldProps {
  readonly value: string;
  readonly onChange: (type: string) => void;
  readonly error?: string | undefined;
}

/** What kind of session: one that all languages know, or a word of one's own. */
export const KindField = ({ value, onChange, error }: KindFieldProps) => {
  const { t } = useTranslation();
  const known = knownKindOf(value);
  const [isOwn, setIsOwn] = useState(known === null);
  const choose = (chosen: string) => {
    setIsOwn(chosen === OTHER);
    onChange(chosen);
  };
  return (
    <>
      <NativeSelect
        label={t('appointments.form.kind')}
        value={isOwn ? OTHER : (known ?? OTHER)}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          ...knownKinds.map((kind) => ({ value: kind, label: t(kindKeys[kind]) })),
          { value: OTHER, label: t('appointments.type.other') },
        ]}
      />
      {isOwn ? (
        <TextInput
          label={t('appointments.form.ownKind')}
          value={value}
          maxLength={LIMIT}
          onChange={(event) => onChange(event.currentTarget.value)}
          error={error}
        />
      ) : null}
    </>
  );
};

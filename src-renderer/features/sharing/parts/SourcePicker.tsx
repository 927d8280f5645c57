import { Button, Checkbox, Group, Modal, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CaptureOffer, CaptureSource } from '#renderer/platform/index.ts';
import { filterSources } from '../model/filter-sources.ts';
import type { PickerModel } from '../model/picker-model.ts';
import { SourceList } from './SourceList.tsx';
import styles from './SourcePicker.module.css';

/** Often enough to see what moves, seldom enough to leave the call its time. */
const LOOK_AGAIN_MS = 1_500;

interface QuestionProps {
  readonly picker: PickerModel;
  readonly offer: CaptureOffer;
}

const Sound = ({ offer, on, onChange }: { offer: CaptureOffer; on: boolean; onChange: (on: boolean) => void }) => {
  const { t } = useTranslation();
  return (
    <Checkbox
      checked={on && offer.canShareSound}
      disabled={!offer.canShareSound}
      onChange={(event) => onChange(event.currentTarget.checked)}
      label={t('desktop.share.sound')}
      description={offer.canShareSound ? null : t('desktop.share.noSound')}
      classNames={{ description: styles.reason ?? '' }}
      data-testid="share-sound"
    />
  );
};

const Question = ({ picker, offer }: QuestionProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [withSound, setWithSound] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => void picker.refresh(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [picker]);
  const found = filterSources(offer.sources, text);
  // What was closed meanwhile, or is filtered out, cannot be shared by mistake.
  const target = found.find(({ id }) => id === chosen);
  const share = (source: CaptureSource | undefined) => source && picker.choose(source.id, withSound);
  return (
    <Modal
      opened
      size="xl"
      onClose={picker.cancel}
      title={t('desktop.share.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={styles.picker}
        data-testid="source-picker"
        onSubmit={(event) => {
          event.preventDefault();
          share(target);
        }}
      >
        <TextInput
          label={t('desktop.share.filter')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
          data-testid="source-filter"
        />
        <SourceList sources={found} chosen={target?.id ?? null} onChoose={setChosen} onShare={share} />
        <Group justify="space-between" gap={16}>
          <Sound offer={offer} on={withSound} onChange={setWithSound} />
          <Group gap={10}>
            <Button variant="default" onClick={picker.cancel}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!target} data-testid="share-source">
              {t('desktop.share.action')}
            </Button>
          </Group>
        </Group>
      </form>
    </Modal>
  );
};

/** Asks what to share, while the app wants to know. */
export const SourcePicker = ({ picker }: { readonly picker: PickerModel }) => {
  const offer = useStore(picker.store);
  return offer ? <Question key={offer.id} picker={picker} offer={offer} /> : null;
};

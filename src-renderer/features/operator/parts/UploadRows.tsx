import { ActionIcon, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { CloseIcon } from '#renderer/ui/icons.ts';
import { useFigures } from '../hooks/use-figures.ts';
import type { ControlRoom } from '../model/control-view.ts';
import type { UploadView } from '../model/uploads.ts';
import panel from './Panel.module.css';

interface RowProps {
  readonly upload: UploadView;
  readonly onDismiss: () => void;
}

const Row = ({ upload, onDismiss }: RowProps) => {
  const { t } = useTranslation();
  const figures = useFigures();
  const { name, size, sent, failure } = upload;
  const label = failure ? t('operator.film.dismiss', { name }) : t('operator.film.cancel', { name });
  const done = size > 0 ? Math.round((100 * sent) / size) : 0;
  return (
    <li className={panel.card} data-testid="upload">
      <div className={panel.line}>
        <span className={panel.name}>{name}</span>
        <ActionIcon variant="subtle" color="gray" aria-label={label} title={label} onClick={onDismiss}>
          <CloseIcon aria-hidden size={16} />
        </ActionIcon>
      </div>
      {failure ? (
        <FailureNote failure={failure} />
      ) : (
        <>
          <Progress value={done} size="sm" aria-label={t('operator.film.progress', { name })} />
          <span className={panel.soft}>
            {t('operator.film.sent', { sent: figures.bytes(sent), size: figures.bytes(size) })}
          </span>
        </>
      )}
    </li>
  );
};

/** Files on their way, and those that did not make it. */
export const UploadRows = ({ uploads }: Pick<ControlRoom, 'uploads'>) => {
  const views = useStore(uploads.store);
  if (views.length === 0) return null;
  return (
    <ul className={panel.list}>
      {views.map((upload) => (
        <Row key={upload.id} upload={upload} onDismiss={() => uploads.dismiss(upload.id)} />
      ))}
    </ul>
  );
};

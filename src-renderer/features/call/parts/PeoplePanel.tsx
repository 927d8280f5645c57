import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MicrophoneOffIcon, RemoveIcon } from '#renderer/ui/icons.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import type { CallActions, CallView, Tile } from '../model/call-view.ts';
import styles from './PeoplePanel.module.css';
import { QualityBars } from '#renderer/ui/QualityBars.tsx';
import { SidePanel } from './SidePanel.tsx';

type InCall = Extract<CallView, { phase: 'inCall' }>;

export interface PeoplePanelProps {
  readonly view: Pick<InCall, 'tiles' | 'waiting'>;
  readonly actions: Pick<CallActions, 'admit' | 'remove'>;
  readonly onRemove: (person: { readonly participantId: string; readonly name: string }) => void;
  readonly onClose: () => void;
}

const Waiting = ({ view, actions }: Pick<PeoplePanelProps, 'view' | 'actions'>) => {
  const { t } = useTranslation();
  const { admit } = actions;
  if (view.waiting.length === 0) return null;
  return (
    <section className={styles.waiting} aria-label={t('call.people.waiting')}>
      <h3 className={styles.heading}>{t('call.people.waiting')}</h3>
      <ul>
        {view.waiting.map(({ participantId, name, avatar }) => (
          <li key={participantId} className={styles.person}>
            <PersonBadge name={name} avatar={avatar} size={34} />
            <span className={styles.name}>{name}</span>
            <Button size="xs" disabled={!admit} onClick={() => void admit?.(participantId)}>
              {t('call.people.admit')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Person = ({ tile, onRemove }: { readonly tile: Tile; readonly onRemove: (() => void) | null }) => {
  const { t } = useTranslation();
  return (
    <li className={styles.person} data-testid="person">
      <PersonBadge name={tile.name} avatar={tile.avatar} size={34} />
      <span className={styles.name}>
        {tile.isSelf ? t('call.people.self', { name: tile.name }) : tile.name}
        {tile.isInitiator ? <span className={styles.role}>{t('call.people.host')}</span> : null}
      </span>
      {tile.muted ? (
        <span role="img" aria-label={t('call.muted')} className={styles.muted}>
          <MicrophoneOffIcon aria-hidden size={17} />
        </span>
      ) : null}
      {tile.isSelf ? null : <QualityBars quality={tile.quality} />}
      {onRemove ? (
        <Tooltip label={t('call.people.remove', { name: tile.name })}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('call.people.remove', { name: tile.name })}
            onClick={onRemove}
          >
            <RemoveIcon aria-hidden size={18} />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </li>
  );
};

/** Who is here, who waits to be let in, and what may be done about them. */
export const PeoplePanel = ({ view, actions, onRemove, onClose }: PeoplePanelProps) => {
  const { t } = useTranslation();
  const people = view.tiles.filter((tile) => tile.kind === 'camera');
  return (
    <SidePanel title={t('call.people.title', { count: people.length })} onClose={onClose} testId="people-panel">
      <div className={styles.people}>
        <Waiting view={view} actions={actions} />
        <ul>
          {people.map((tile) => {
            const { participantId, name } = tile;
            const remove = actions.remove && !tile.isSelf ? () => onRemove({ participantId, name }) : null;
            return <Person key={tile.id} tile={tile} onRemove={remove} />;
          })}
        </ul>
      </div>
    </SidePanel>
  );
};

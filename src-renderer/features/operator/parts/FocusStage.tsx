import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { trackKey } from '#renderer/media/media-path.ts';
import { ScreenShareIcon } from '#renderer/ui/icons.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { useControl } from '../hooks/use-control-room.ts';
import type { Focus, WallSurfaceControls } from '../hooks/use-wall-surface.ts';
import type { Observed, Share } from '../model/control-state.ts';
import type { ControlRoom } from '../model/control-view.ts';
import styles from './FocusStage.module.css';
import { LargePicture } from './LargePicture.tsx';

export interface FocusStageProps {
  readonly room: ControlRoom;
  readonly surfaces: WallSurfaceControls;
}

interface Shown {
  readonly kind: 'person' | 'share';
  readonly participantId: string;
}

/** What was chosen, as long as it is there; else the newest screen, unless the operator put the screens aside. */
const findShown = (focus: Focus, people: ReadonlyMap<string, Observed>, shares: readonly Share[]): Shown | null => {
  if (focus.kind === 'person' && people.has(focus.participantId)) return focus;
  if (focus.kind === 'share' && shares.some(({ participantId }) => participantId === focus.participantId)) return focus;
  const newest = shares.at(-1);
  return newest && focus.kind !== 'wall' ? { kind: 'share', participantId: newest.participantId } : null;
};

const Screens = ({
  shares,
  shown,
  surfaces,
}: { shares: readonly Share[]; shown: Shown | null } & Pick<FocusStageProps, 'surfaces'>) => {
  const { t } = useTranslation();
  const isShown = ({ participantId }: Share) => shown?.kind === 'share' && shown.participantId === participantId;
  return (
    <ul className={styles.screens} aria-label={t('operator.screens')}>
      {shares.map((share) => (
        <li key={share.id}>
          <UnstyledButton
            className={styles.screen}
            aria-pressed={isShown(share)}
            onClick={() => surfaces.change({ focus: { kind: 'share', participantId: share.participantId } })}
            data-testid="screen-choice"
          >
            <ScreenShareIcon aria-hidden size={17} />
            <span>{t('operator.screenOf', { name: share.name })}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
};

/** What is looked at closely: somebody, or a shared screen. Screens come up by themselves. */
export const FocusStage = ({ room, surfaces }: FocusStageProps) => {
  const { t } = useTranslation();
  const people = useControl(room, (state) => state.people);
  const shares = useControl(room, (state) => state.shares);
  const shown = findShown(surfaces.surface.focus, people, shares);
  const person = shown ? people.get(shown.participantId) : undefined;
  const name = person?.name ?? '';
  const isHidden = shown === null;
  return (
    <>
      {shares.length > (shown?.kind === 'share' ? 1 : 0) ? (
        <Screens shares={shares} shown={shown} surfaces={surfaces} />
      ) : null}
      {isHidden ? null : (
        <div className={styles.stage}>
          <LargePicture
            key={`${shown.kind} ${shown.participantId}`}
            room={room}
            trackKey={trackKey(shown.participantId, shown.kind === 'share' ? 'screen' : 'camera')}
            label={shown.kind === 'share' ? t('operator.screenOf', { name }) : name}
            behind={
              shown.kind === 'share' ? (
                <ScreenShareIcon aria-hidden size={64} />
              ) : (
                <PersonBadge name={name} size="clamp(80px, 24cqh, 200px)" />
              )
            }
            closeLabel={t('operator.backToWall')}
            onClose={() => surfaces.change({ focus: { kind: 'wall' } })}
          />
        </div>
      )}
    </>
  );
};

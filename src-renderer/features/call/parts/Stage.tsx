import { useTranslation } from 'react-i18next';
import { useStagePlan } from '../hooks/use-stage-plan.ts';
import type { Placement } from '../layout/place-tiles.ts';
import type { CallActions, Tile } from '../model/call-view.ts';
import { CallTile } from './CallTile.tsx';
import { Pager } from './Pager.tsx';
import styles from './Stage.module.css';

export interface StageProps {
  readonly tiles: readonly Tile[];
  readonly report: CallActions['reportTileWidth'];
  readonly pinnedId: string | null;
  readonly onPin: (tileId: string) => void;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

const toStyle = ({ x, y, width, height }: Placement) => ({ width, height, transform: `translate(${x}px, ${y}px)` });

/** The pictures: a grid, two people, or one large picture with a strip. Tiles glide to their new places. */
export const Stage = ({ tiles, report, pinnedId, onPin, page, onPage }: StageProps) => {
  const { t } = useTranslation();
  const { ref, plan, placements } = useStagePlan(tiles, { pinnedId, page }, report);
  return (
    <section className={styles.stage} aria-label={t('call.stage')} data-plan={plan.kind}>
      <div ref={ref} className={styles.room}>
        {placements.map((placement) => (
          <div
            key={placement.tile.id}
            className={styles.place}
            data-floating={placement.floating}
            style={toStyle(placement)}
          >
            <CallTile
              tile={placement.tile}
              report={report}
              pinned={placement.tile.id === pinnedId}
              onPin={plan.kind === 'duo' ? null : onPin}
            />
          </div>
        ))}
      </div>
      {plan.kind === 'focus' && plan.hidden > 0 ? (
        <p className={styles.more}>{t('call.moreTiles', { count: plan.hidden })}</p>
      ) : null}
      {plan.kind === 'grid' && plan.pages > 1 ? <Pager page={plan.page} pages={plan.pages} onPage={onPage} /> : null}
    </section>
  );
};

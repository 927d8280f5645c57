import { SegmentedControl } from '@mantine/core';
import { useCallback, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useControl } from '../hooks/use-control-room.ts';
import type { WallSurfaceControls } from '../hooks/use-wall-surface.ts';
import type { ControlRoom } from '../model/control-view.ts';
import { neighbourOf, orderWall, wallOrders } from '../model/wall-order.ts';
import styles from './Wall.module.css';
import { WallTile } from './WallTile.tsx';

const orderKeys = {
  arrival: 'operator.order.arrival',
  attention: 'operator.order.attention',
  name: 'operator.order.name',
} as const;

const steps = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;
const isStep = (key: string): key is keyof typeof steps => Object.hasOwn(steps, key);

/** How many tiles stand beside each other right now. */
const columnsOf = (grid: HTMLElement): number => getComputedStyle(grid).gridTemplateColumns.split(' ').length;

const crowdOf = (people: number): 'few' | 'some' | 'many' => (people <= 4 ? 'few' : people <= 9 ? 'some' : 'many');

export interface WallProps {
  readonly room: ControlRoom;
  readonly surfaces: WallSurfaceControls;
}

/** Everybody in small pictures. Arrow keys go from one to the next, Enter enlarges. */
export const Wall = ({ room, surfaces }: WallProps) => {
  const { t } = useTranslation();
  const grid = useRef<HTMLDivElement>(null);
  const { surface, change, toggleFocus } = surfaces;
  const people = useControl(room, (state) => state.people);
  const ids = orderWall(people.values(), surface.order);
  const selected = surface.selectedId !== null && people.has(surface.selectedId) ? surface.selectedId : null;
  const entryId = selected ?? ids[0];
  const select = useCallback((selectedId: string) => change({ selectedId }), [change]);
  const enlarge = useCallback((participantId: string) => toggleFocus({ kind: 'person', participantId }), [toggleFocus]);
  const press = (event: KeyboardEvent) => {
    const isOnTile = event.target instanceof HTMLElement && event.target.dataset['testid'] === 'wall-tile';
    if (event.key === 'Enter' && isOnTile && selected) return enlarge(selected);
    if (!isStep(event.key) || !grid.current) return;
    const next = neighbourOf(ids, selected, steps[event.key], columnsOf(grid.current));
    if (next === null) return;
    event.preventDefault();
    grid.current.querySelector<HTMLElement>(`[data-participant="${CSS.escape(next)}"]`)?.focus();
  };
  return (
    <section className={styles.wall} aria-label={t('operator.wall')}>
      <header className={styles.head}>
        <h2 className={styles.heading}>{t('operator.participants', { count: ids.length })}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('operator.order.label')}
          value={surface.order}
          onChange={(value) => change({ order: wallOrders.find((order) => order === value) ?? 'arrival' })}
          data={wallOrders.map((value) => ({ value, label: t(orderKeys[value]) }))}
        />
      </header>
      {ids.length === 0 ? <p className={styles.empty}>{t('operator.nobody')}</p> : null}
      <div
        ref={grid}
        className={styles.grid}
        data-crowd={crowdOf(ids.length)}
        role="group"
        aria-label={t('operator.wall')}
        onKeyDown={press}
      >
        {ids.map((id) => (
          <WallTile
            key={id}
            room={room}
            participantId={id}
            isSelected={id === selected}
            isEntry={id === entryId}
            isLarge={surface.focus.kind === 'person' && surface.focus.participantId === id}
            onSelect={select}
            onEnlarge={enlarge}
          />
        ))}
      </div>
    </section>
  );
};

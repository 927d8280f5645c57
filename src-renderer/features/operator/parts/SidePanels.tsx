import { Tabs } from '@mantine/core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { BellIcon, FilmIcon, LinkIcon, LogIcon, PersonIcon } from '#renderer/ui/icons.ts';
import { useControl } from '../hooks/use-control-room.ts';
import { type Panel, panels, type WallSurfaceControls } from '../hooks/use-wall-surface.ts';
import type { ControlRoom } from '../model/control-view.ts';
import { AlertsPanel } from './AlertsPanel.tsx';
import { FilmPanel } from './FilmPanel.tsx';
import { LinksPanel } from './LinksPanel.tsx';
import { LogPanel } from './LogPanel.tsx';
import { PersonPanel } from './PersonPanel.tsx';
import styles from './SidePanels.module.css';

export interface SidePanelsProps {
  readonly room: ControlRoom;
  readonly surfaces: WallSurfaceControls;
}

const tabs = {
  alerts: { Icon: BellIcon, label: 'operator.panel.alerts' },
  person: { Icon: PersonIcon, label: 'operator.panel.person' },
  film: { Icon: FilmIcon, label: 'operator.panel.film' },
  links: { Icon: LinkIcon, label: 'operator.panel.links' },
  log: { Icon: LogIcon, label: 'operator.panel.log' },
} as const satisfies Readonly<
  Record<Panel, { Icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>; label: string }>
>;

const contents: Readonly<Record<Panel, ComponentType<SidePanelsProps>>> = {
  alerts: AlertsPanel,
  person: PersonPanel,
  film: FilmPanel,
  links: LinksPanel,
  log: LogPanel,
};

/** What stands beside the wall, one at a time. */
export const SidePanels = ({ room, surfaces }: SidePanelsProps) => {
  const { t } = useTranslation();
  const { panel } = surfaces.surface;
  const alerts = useControl(room, (state) => state.alerts.open.length);
  const Content = contents[panel];
  return (
    <aside className={styles.side} aria-label={t('operator.panel.label')}>
      <Tabs
        value={panel}
        onChange={(value) => surfaces.change({ panel: panels.find((name) => name === value) ?? 'alerts' })}
        classNames={{ root: styles.tabs, list: styles.list, tab: styles.tab, panel: styles.content }}
      >
        <Tabs.List grow>
          {panels.map((name) => {
            const { Icon, label } = tabs[name];
            return (
              <Tabs.Tab key={name} value={name} data-testid={`panel-${name}`}>
                <span className={styles.mark}>
                  <Icon aria-hidden size={19} />
                  {name === 'alerts' && alerts > 0 ? (
                    <span className={styles.badge} data-testid="alert-count">
                      {alerts}
                    </span>
                  ) : null}
                </span>
                {t(label)}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        <Tabs.Panel value={panel} tabIndex={0}>
          <Content room={room} surfaces={surfaces} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
};

import { Menu } from '@mantine/core';
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { isAt, type NavPlace } from '../nav-places.ts';
import { MoreButton } from './MoreButton.tsx';

export interface MoreMenuProps {
  readonly places: readonly NavPlace[];
  readonly pathname: string;
}

/** The places that have no room in sight. */
export const MoreMenu = ({ places, pathname }: MoreMenuProps) => {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <MoreButton current={places.some((place) => isAt(place, pathname))} />
      </Menu.Target>
      <Menu.Dropdown>
        {places.map((place) => (
          <Menu.Item
            key={place.path}
            component={AppLink}
            href={place.path}
            leftSection={<place.Icon aria-hidden size={19} />}
            aria-current={isAt(place, pathname) ? 'page' : undefined}
          >
            {t(place.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

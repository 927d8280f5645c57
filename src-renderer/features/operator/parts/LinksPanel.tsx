import { useTranslation } from 'react-i18next';
import { useControl } from '../hooks/use-control-room.ts';
import type { ControlRoom } from '../model/control-view.ts';
import { InvitationForm } from './InvitationForm.tsx';
import { InvitationRow } from './InvitationRow.tsx';
import panel from './Panel.module.css';
import { PanelEmpty } from './PanelEmpty.tsx';

/** Links by which people come in: make them, hand them on, withdraw them. */
export const LinksPanel = ({ room }: { readonly room: ControlRoom }) => {
  const { t } = useTranslation();
  const invitations = useControl(room, (state) => state.invitations);
  return (
    <div className={panel.panel}>
      <InvitationForm room={room} />
      <section className={panel.section} aria-label={t('operator.link.list')}>
        <h3 className={panel.heading}>{t('operator.link.list')}</h3>
        {invitations.length === 0 ? <PanelEmpty>{t('operator.link.none')}</PanelEmpty> : null}
        <ul className={panel.list}>
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} room={room} invitation={invitation} />
          ))}
        </ul>
      </section>
    </div>
  );
};

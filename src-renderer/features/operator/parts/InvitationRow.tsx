import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { durationText } from '#renderer/ui/duration.ts';
import { useNow } from '#renderer/ui/use-now.ts';
import type { Invitation } from '../model/control-state.ts';
import type { ControlRoom } from '../model/control-view.ts';
import { type InvitationState, stateOf } from '../model/invitation-state.ts';
import { CopyButton } from './MadeLink.tsx';
import panel from './Panel.module.css';

const RENEWED_MS = 20_000;

const stateKeys = {
  used: 'operator.link.state.used',
  expired: 'operator.link.state.expired',
  withdrawn: 'operator.link.state.withdrawn',
} as const satisfies Readonly<Record<Exclude<InvitationState, 'open'>, string>>;

export interface InvitationRowProps {
  readonly room: ControlRoom;
  readonly invitation: Invitation;
}

/** One link: for whom, how often it was used, how long it is good for. */
export const InvitationRow = ({ room, invitation }: InvitationRowProps) => {
  const { t, i18n } = useTranslation();
  const now = useNow(RENEWED_MS);
  const { withdraw } = useStore(room.actions);
  const url = useStore(room.links, (links) => links.get(invitation.id));
  const { id, name, uses, maxUses, expiresAt } = invitation;
  const state = stateOf(invitation, now);
  const isOpen = state === 'open';
  const who = name || t('operator.link.anybody');
  return (
    <li className={panel.card} data-testid="invitation" data-state={state}>
      <div className={panel.line}>
        <span className={panel.name}>{who}</span>
        <span className={panel.soft}>
          {maxUses === null
            ? t('operator.link.usedTimes', { count: uses })
            : t('operator.link.usedOf', { uses, max: maxUses })}
        </span>
      </div>
      <p className={panel.soft}>
        {isOpen
          ? t('operator.link.state.open', { time: durationText(expiresAt - now, i18n.language) })
          : t(stateKeys[state])}
      </p>
      {isOpen ? (
        <div className={panel.line}>
          {url ? <CopyButton url={url} /> : null}
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            disabled={!withdraw}
            aria-label={t('operator.link.withdrawOf', { name: who })}
            onClick={() => void withdraw?.(id)}
            data-testid="withdraw"
          >
            {t('operator.link.withdraw')}
          </Button>
        </div>
      ) : null}
    </li>
  );
};

import type { ComponentType } from 'react';
import {
  BusyIcon,
  CloseIcon,
  DeclinedIcon,
  IncomingIcon,
  MissedIcon,
  OutgoingIcon,
  PhoneIcon,
  VideoIcon,
} from '#renderer/ui/icons.ts';
import type { CallMark } from '../model/call-mark.ts';
import styles from './CallRow.module.css';

interface MarkLook {
  readonly Icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  readonly tone: 'live' | 'calm' | 'bad';
}

const looks: Readonly<Record<CallMark, MarkLook>> = {
  running: { Icon: VideoIcon, tone: 'live' },
  outgoing: { Icon: OutgoingIcon, tone: 'calm' },
  incoming: { Icon: IncomingIcon, tone: 'calm' },
  missed: { Icon: MissedIcon, tone: 'bad' },
  declined: { Icon: DeclinedIcon, tone: 'calm' },
  busy: { Icon: BusyIcon, tone: 'calm' },
  unavailable: { Icon: PhoneIcon, tone: 'calm' },
  cancelled: { Icon: CloseIcon, tone: 'calm' },
};

/** What became of a call, as a picture; the words stand beside it. */
export const CallMarkIcon = ({ mark }: { readonly mark: CallMark }) => {
  const { Icon, tone } = looks[mark];
  return (
    <span className={styles.mark} data-tone={tone}>
      <Icon aria-hidden size={19} />
    </span>
  );
};

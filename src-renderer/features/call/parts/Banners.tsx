import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MicrophoneOffIcon, ScreenShareIcon } from '#renderer/ui/icons.ts';
import type { CallActions, CallView } from '../model/call-view.ts';
import type { PlaybackGate } from '../playback/playback-gate.ts';
import styles from './Banners.module.css';

type InCall = Extract<CallView, { phase: 'inCall' }>;

export interface BannersProps {
  readonly view: Pick<InCall, 'line' | 'waiting' | 'isRinging' | 'isHeld' | 'isAskedToSpeak'>;
  /** Whom a call between two is for. */
  readonly callee: string | null;
  /** This device shows a screen to the others. */
  readonly isSharing: boolean;
  readonly actions: Pick<CallActions, 'admit' | 'answerOperator' | 'toggleScreen'>;
  readonly gate: PlaybackGate;
}

const Reconnecting = () => {
  const { t } = useTranslation();
  return (
    <div className={styles.banner} data-tone="warning" data-testid="reconnecting">
      <Loader size={18} color="currentColor" />
      <span>{t('call.lineLost')}</span>
    </div>
  );
};

const Knocking = ({ view, actions }: Pick<BannersProps, 'view' | 'actions'>) => {
  const { t } = useTranslation();
  const { admit } = actions;
  const [first] = view.waiting;
  if (!first || !admit) return null;
  return (
    <div className={styles.banner}>
      <span>
        {view.waiting.length > 1
          ? t('call.knockMany', { name: first.name, count: view.waiting.length - 1 })
          : t('call.knock', { name: first.name })}
      </span>
      <Button size="xs" onClick={() => void admit(first.participantId)} data-testid="admit">
        {t('call.people.admit')}
      </Button>
    </div>
  );
};

const SoundBlocked = ({ gate }: { readonly gate: PlaybackGate }) => {
  const { t } = useTranslation();
  if (!useStore(gate.blocked)) return null;
  return (
    <div className={styles.banner}>
      <Button size="sm" onClick={() => gate.open()} data-testid="enable-sound">
        {t('call.hear')}
      </Button>
    </div>
  );
};

const Ringing = ({ callee }: { readonly callee: string }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.banner} data-testid="ringing-out">
      <Loader size={18} color="currentColor" type="dots" />
      <span>{t('call.ringing', { name: callee })}</span>
    </div>
  );
};

const Held = () => {
  const { t } = useTranslation();
  return (
    <div className={styles.banner} data-testid="held">
      <MicrophoneOffIcon aria-hidden size={19} />
      <span>{t('call.held.banner')}</span>
    </div>
  );
};

const AskedToSpeak = ({ answer }: { readonly answer: NonNullable<CallActions['answerOperator']> }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.banner} data-testid="asked-to-speak">
      <span>{t('call.ask.text')}</span>
      <Button size="xs" variant="default" onClick={() => void answer(false)} data-testid="stay-muted">
        {t('call.ask.stay')}
      </Button>
      <Button size="xs" onClick={() => void answer(true)} data-testid="speak">
        {t('call.ask.speak')}
      </Button>
    </div>
  );
};

const Sharing = ({ stop }: { readonly stop: CallActions['toggleScreen'] }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.banner} data-testid="sharing">
      <ScreenShareIcon aria-hidden size={19} />
      <span>{t('call.sharing')}</span>
      <Button size="xs" disabled={stop === null} onClick={() => void stop?.()} data-testid="stop-sharing">
        {t('media.screenOff')}
      </Button>
    </div>
  );
};

/** What needs attention right now, over the pictures. */
export const Banners = ({ view, callee, isSharing, actions, gate }: BannersProps) => (
  <div className={styles.banners} role="status">
    {view.line === 'reconnecting' ? <Reconnecting /> : null}
    {view.isRinging && callee !== null ? <Ringing callee={callee} /> : null}
    <SoundBlocked gate={gate} />
    {isSharing ? <Sharing stop={actions.toggleScreen} /> : null}
    {view.isHeld ? <Held /> : null}
    {view.isAskedToSpeak && actions.answerOperator ? <AskedToSpeak answer={actions.answerOperator} /> : null}
    <Knocking view={view} actions={actions} />
  </div>
);

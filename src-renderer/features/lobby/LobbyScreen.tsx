import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireFailure } from '#renderer/client/client-types.ts';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import type { StoredValue } from '#renderer/platform/index.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { ScreenHeading } from '#renderer/ui/ScreenHeading.tsx';
import styles from './LobbyScreen.module.css';
import { type MediaChoice, startByChoice } from './model/media-choice.ts';
import { DeviceFields } from './parts/DeviceFields.tsx';
import { DeviceHelp } from './parts/DeviceHelp.tsx';
import { LobbyInvite } from './parts/LobbyInvite.tsx';
import { NameLine } from './parts/NameLine.tsx';
import { Preview } from './parts/Preview.tsx';

export interface LobbyScreenProps {
  readonly media: LocalMedia;
  readonly choice: StoredValue<MediaChoice>;
  readonly title: string;
  readonly personName: string;
  readonly personAvatar: string | null;
  readonly onRename: (name: string) => Promise<boolean>;
  /** The link to hand on; null for guests, and before it is known. */
  readonly inviteUrl: string | null;
  /** Null while joining. */
  readonly onJoin: (() => void) | null;
  /** The person is about to join: time to fetch what the call needs. */
  readonly onAlmostJoin: () => void;
  readonly failure: WireFailure | null;
}

/** The room before the meeting: see and hear oneself, then go in. Works without any device, too. */
export const LobbyScreen = (props: LobbyScreenProps) => {
  const { t } = useTranslation();
  const { media, choice } = props;
  useEffect(() => void startByChoice(media, choice.read()), [media, choice]);
  const [hasRoom] = useState(() => matchMedia('(width >= 56em)').matches);
  const remember = () => {
    const { microphone, camera } = media.store.getState();
    choice.write({ microphone: microphone.on, camera: camera.on });
  };
  return (
    <div className={styles.lobby}>
      <div className={styles.left}>
        <Preview media={media} name={props.personName} avatar={props.personAvatar} onChoice={remember} />
        <DeviceHelp media={media} />
      </div>
      <div className={styles.right}>
        <header>
          <p className={styles.kicker}>{t('lobby.kicker')}</p>
          <ScreenHeading className={styles.title}>{props.title.trim() || t('common.meeting')}</ScreenHeading>
        </header>
        <NameLine name={props.personName} avatar={props.personAvatar} onRename={props.onRename} />
        <Button
          size="lg"
          fullWidth
          loading={props.onJoin === null}
          onClick={props.onJoin ?? undefined}
          onPointerEnter={props.onAlmostJoin}
          onFocus={props.onAlmostJoin}
          data-testid="join-call"
        >
          {t('lobby.join')}
        </Button>
        {props.failure ? <FailureNote failure={props.failure} /> : null}
        {props.inviteUrl ? <LobbyInvite url={props.inviteUrl} /> : null}
        <details className={styles.devices} open={hasRoom}>
          <summary>{t('lobby.devices')}</summary>
          <DeviceFields media={media} />
        </details>
      </div>
    </div>
  );
};

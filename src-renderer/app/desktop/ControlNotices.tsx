import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { HostingModel } from '#renderer/features/hosting/index.ts';
import { HostNotice } from '#renderer/features/hosting/parts/HostNotice.tsx';
import { KeyNotice } from '#renderer/features/servers/parts/KeyNotice.tsx';
import styles from './ControlNotices.module.css';

export interface ControlNoticesProps {
  readonly keyRefused: StoreApi<boolean>;
  /** Null with a server elsewhere. */
  readonly hosting: Pick<HostingModel, 'store'> | null;
  readonly showMain: () => void;
}

/** What the control center's own window says of the server, above everything else. */
export const ControlNotices = ({ keyRefused, hosting, showMain }: ControlNoticesProps) => {
  const isRefused = useStore(keyRefused);
  const decide = () => {
    keyRefused.setState(false, true);
    showMain();
  };
  return (
    <>
      {hosting ? (
        <div className={styles.notice}>
          <HostNotice hosting={hosting} />
        </div>
      ) : null}
      {isRefused ? <KeyNotice onDecide={decide} /> : null}
    </>
  );
};

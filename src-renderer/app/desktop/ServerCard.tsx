import { useStore } from 'zustand';
import { HostCard } from '#renderer/features/hosting/parts/HostCard.tsx';
import { RemoteServer } from '#renderer/features/servers/parts/RemoteServer.tsx';
import type { ShellModels } from './shell.ts';

interface ServerCardProps extends ShellModels {
  readonly origin: string;
  /** This page speaks to the server of this computer. */
  readonly isOwn: boolean;
}

/** About the server that this page speaks to; a server of one's own that runs beside another one is shown as well. */
export const ServerCard = ({ hosting, servers, origin, isOwn }: ServerCardProps) => {
  const isHosting = useStore(hosting.store, ({ kind }) => kind !== 'stopped');
  return (
    <>
      {isOwn ? null : <RemoteServer servers={servers} origin={origin} />}
      {isOwn || isHosting ? <HostCard hosting={hosting} /> : null}
    </>
  );
};

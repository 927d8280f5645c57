import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { operatorRoutes } from '#renderer/client/operator-catalog.ts';
import { connectOperator } from '#renderer/client/operator-connection.ts';
import { buildPath, createRestClient } from '#renderer/client/rest-client.ts';
import { uploadFile } from '#renderer/client/upload.ts';
import type { ControlRoom } from '#renderer/features/operator/index.ts';
import { watchSession } from '#renderer/features/operator/model/watch-session.ts';
import { WallScreen } from '#renderer/features/operator/WallScreen.tsx';
import { createBrowserEngine } from '#renderer/media/browser-engine.ts';
import { openControlWindow, paths } from '#renderer/platform/index.ts';
import { type Services, tokenOf } from '../services.ts';
import { useServices } from '../services-context.ts';

const openRoom = (sessionId: string, { account, server: { url } }: Services): ControlRoom => {
  const token = tokenOf(account.identity);
  const rest = createRestClient({ baseUrl: url, token, answers: 'bare' });
  const params = { session_id: sessionId };
  const takeToken = async () => {
    const answer = await rest.call(operatorRoutes.issueControlToken, { params, body: {} });
    return answer.ok ? { ok: true as const, value: answer.value.token } : answer;
  };
  const { path, upload } = operatorRoutes.uploadVideoFile;
  return watchSession({
    sessionId,
    connection: connectOperator({ url, takeToken }),
    rest,
    engine: createBrowserEngine(),
    send: (file, onProgress) =>
      uploadFile({ url: url + buildPath(path, params), token: token(), field: upload.field, file, onProgress }),
  });
};

const Room = ({ sessionId }: { readonly sessionId: string }) => {
  const services = useServices();
  const [room, setRoom] = useState<ControlRoom | null>(null);
  useEffect(() => {
    let current = true;
    const opened = openRoom(sessionId, services);
    // A room lives from effect to effect, since what is opened while rendering might never be closed.
    queueMicrotask(() => {
      if (current) setRoom(opened);
    });
    return () => {
      current = false;
      opened.close();
    };
  }, [sessionId, services]);
  if (!room) return null;
  const openWindow = services.isControlWindow ? null : () => openControlWindow(paths.controlOf(sessionId));
  return <WallScreen room={room} openWindow={openWindow} />;
};

/** `/control/:sessionId` */
export const ControlWallRoute = () => {
  const { sessionId } = useParams({ from: '/control/$sessionId' });
  return <Room key={sessionId} sessionId={sessionId} />;
};

import type { Answer } from '#renderer/client/answer.ts';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { type OperatorPayload, operatorRequests, operatorRoutes } from '#renderer/client/operator-catalog.ts';
import type { OperatorConnection } from '#renderer/client/operator-connection.ts';
import type { ControlActions, InvitationWish, MadeLink } from './control-view.ts';

/** Nothing is possible. */
export const noActions: ControlActions = {
  setHeld: null,
  muteAll: null,
  unmuteAll: null,
  remove: null,
  admit: null,
  setLocked: null,
  end: null,
  controlFilm: null,
  upload: null,
  invite: null,
  withdraw: null,
};

interface ActionsOptions {
  readonly sessionId: string;
  readonly connection: Pick<OperatorConnection, 'request'>;
  readonly rest: RestClient;
  readonly upload: (file: File) => void;
  readonly made: (link: MadeLink) => void;
  readonly failed: (failure: WireFailure) => void;
}

/** Everything that operators can do, over the socket where it has a word for it. */
export const createControlActions = (options: ActionsOptions): ControlActions => {
  const { sessionId, connection, rest, upload, made, failed } = options;
  const session = { session_id: sessionId };
  const settle = async (answer: Promise<Answer<unknown>>): Promise<void> => {
    const result = await answer;
    if (!result.ok) failed(result.error);
  };
  const film = (payload: OperatorPayload<'videoControl'>) =>
    settle(connection.request(operatorRequests.videoControl, payload));
  return {
    setHeld: (id, held) =>
      settle(connection.request(held ? operatorRequests.mute : operatorRequests.unmute, { participant_id: id })),
    muteAll: () => settle(connection.request(operatorRequests.muteAll, {})),
    unmuteAll: () => settle(connection.request(operatorRequests.unmuteAll, {})),
    remove: (id) => settle(connection.request(operatorRequests.remove, { participant_id: id })),
    admit: (id, admitted) => settle(connection.request(operatorRequests.admit, { participant_id: id, admitted })),
    setLocked: (locked) => settle(connection.request(operatorRequests.lock, { locked })),
    end: () => settle(connection.request(operatorRequests.endSession, {})),
    controlFilm: (filmId, action, positionMs) =>
      film({ file_id: filmId, action, ...(positionMs === undefined ? {} : { position: positionMs / 1000 }) }),
    upload,
    invite: async (wish) => {
      const answer = await rest.call(operatorRoutes.issueParticipantToken, { params: session, body: toBody(wish) });
      if (!answer.ok) return answer;
      const link = { invitationId: answer.value.invitation_id, url: answer.value.join_url };
      made(link);
      return { ok: true, value: link };
    },
    withdraw: (id) =>
      settle(rest.call(operatorRoutes.withdrawInvitation, { params: { ...session, invitation_id: id } })),
  };
};

const toBody = ({ name, lifeSeconds, maxUses }: InvitationWish) => ({
  ...(name.trim() ? { name: name.trim() } : {}),
  ...(maxUses === null ? {} : { max_uses: maxUses }),
  expires_in: lifeSeconds,
});

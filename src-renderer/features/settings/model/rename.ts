import type { StoreApi } from 'zustand/vanilla';
import { answered, type Answer } from '#renderer/client/answer.ts';
import { routes } from '#renderer/client/catalog.ts';
import type { Identity, RestClient } from '#renderer/client/client-types.ts';

/** Changes the name under which others see this person, here and on the server. */
export const rename = async (rest: RestClient, identity: StoreApi<Identity>, name: string): Promise<Answer<void>> => {
  const answer = await rest.call(routes.updateMe, { body: { name } });
  if (!answer.ok) return answer;
  const current = identity.getState();
  if (current.kind !== 'nobody') identity.setState({ ...current, user: answer.value.user }, true);
  return answered(undefined);
};

import type { StoreApi } from 'zustand/vanilla';
import { routes } from '#renderer/client/catalog.ts';
import type { Identity, RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { ok, type Result } from '#shared/kernel/result.ts';

/** Changes the name under which others see this person, here and on the server. */
export const rename = async (
  rest: RestClient,
  identity: StoreApi<Identity>,
  name: string,
): Promise<Result<void, WireFailure>> => {
  const answer = await rest.call(routes.updateMe, { body: { name } });
  if (!answer.ok) return answer;
  const current = identity.getState();
  if (current.kind !== 'nobody') identity.setState({ ...current, user: answer.value.user }, true);
  return ok(undefined);
};

/** Tells the server which language captions should have for this person. */
export const chooseCaptionLanguage = async (rest: RestClient, language: string): Promise<Result<void, WireFailure>> => {
  const answer = await rest.call(routes.updateMe, { body: { language } });
  return answer.ok ? ok(undefined) : answer;
};

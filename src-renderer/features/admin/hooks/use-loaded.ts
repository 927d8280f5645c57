import { useEffect, useMemo } from 'react';
import type { RestClient } from '#renderer/client/client-types.ts';

/** Something that reads from the server. */
interface Loadable {
  refresh(): Promise<void>;
}

/** Builds a model for as long as the part is shown, and reads it once. */
export const useLoaded = <M extends Loadable>(create: (rest: RestClient) => M, rest: RestClient): M => {
  const model = useMemo(() => create(rest), [create, rest]);
  useEffect(() => void model.refresh(), [model]);
  return model;
};

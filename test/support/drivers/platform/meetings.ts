import type { BodyOf } from './rest.ts';
import type { User } from './people.ts';

/** What a new call is made with, unchecked. */
export type CallWish = Readonly<Record<string, unknown>>;
/** A call as its maker gets it. */
export type NewCall = BodyOf<'createCall'>['data']['call'];

/** Makes a call; without further words a video call that runs at once. */
export const createCall = async (host: User, wish: CallWish = {}): Promise<NewCall> => {
  const { data } = await host.rest.ok('createCall', { body: { callType: 'video', title: 'Team Meeting', ...wish } });
  return data.call;
};

/** Comes into a call by REST. */
export const joinCall = async (user: User, callId: string, body: CallWish = {}): Promise<BodyOf<'joinCall'>['data']> =>
  (await user.rest.ok('joinCall', { params: { callId }, body })).data;

/** The call as this person reads it. */
export const readCall = async (user: User, callId: string): Promise<BodyOf<'getCall'>['data']['call']> =>
  (await user.rest.ok('getCall', { params: { callId } })).data.call;

import { type Failure, type OperationName, type Permission, fail } from '#shared/contract/index.ts';
import { type Actor, isPerson } from '../domain/index.ts';

const rules: Record<Permission, (actor: Actor) => boolean> = {
  anyone: () => true,
  person: isPerson,
  account: (actor) => actor.kind === 'account',
  staff: (actor) => actor.kind === 'account' && actor.role !== 'user',
  admin: (actor) => actor.kind === 'account' && actor.role === 'admin',
  steering: (actor) => isPerson(actor) || actor.kind === 'operator',
  media: (actor) => isPerson(actor) || actor.kind === 'operator' || actor.kind === 'mediaServer',
  mediaSecret: (actor) => actor.kind === 'mediaServer',
  system: (actor) => actor.kind === 'system',
};

/** Undefined when this actor may ask for operations of this permission at all. */
export const refuse = (permission: Permission, actor: Actor): Failure | undefined => {
  if (actor.kind === 'system' || rules[permission](actor)) return undefined;
  return (actor.kind === 'nobody' ? fail('UNAUTHENTICATED') : fail('FORBIDDEN')).error;
};

/** What the holder of a ticket may ask for, in the call that it is for. Media objects are guarded by whose they are. */
const IN_SCOPE: ReadonlySet<OperationName> = new Set<OperationName>([
  'call.get',
  'call.resume',
  'call.leave',
  'call.setMediaState',
  'call.ackModeSwitch',
  'call.signal',
  'call.reportLink',
  'call.reportFrames',
  'chat.send',
  'chat.list',
  'media.createTransport',
  'media.listTracks',
]);

/** Undefined unless the asker holds only a ticket and this lies beyond it. */
export const refuseBeyondScope = (actor: Actor, name: OperationName, input: unknown): Failure | undefined => {
  if (actor.kind !== 'account' || actor.scope === undefined) return undefined;
  const callId: unknown = Reflect.get(Object(input), 'callId');
  const isWithin = callId === undefined ? name.startsWith('media.') : IN_SCOPE.has(name) && callId === actor.scope;
  return isWithin ? undefined : fail('FORBIDDEN').error;
};

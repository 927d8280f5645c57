import { type Failure, type Permission, fail } from '#shared/contract/index.ts';
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

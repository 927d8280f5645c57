import { platformRoutes as routes } from '#renderer/client/platform-catalog.ts';
import { type Answer, answered } from '#renderer/client/answer.ts';
import type { RestClient } from '#renderer/client/client-types.ts';
import type { AccountRole } from '#renderer/features/account/index.ts';
import type { AdminCall, AdminUser, AuditEntry, OutboxMail } from './admin-types.ts';
import type { DeedName } from './audit-deeds.ts';
import { createPagedList, type Page, type PagedList } from './paged-list.ts';

const LIMIT = 25;

/** By what accounts are chosen; an empty text means all. */
export interface UserQuery {
  readonly search: string;
  readonly role: AccountRole | '';
  readonly status: 'active' | 'suspended' | '';
}

/** By what calls are chosen; an empty text means all. */
export interface CallQuery {
  readonly status: 'scheduled' | 'active' | 'ended' | '';
  readonly callType: 'video' | 'audio' | '';
}

/** Which actions are told; an empty text means all. */
export interface AuditQuery {
  readonly action: DeedName | '';
}

/** Everything that was given, without the empty texts. */
const given = <Q extends object>(query: Q): { [K in keyof Q]?: Exclude<Q[K], ''> } =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')) as {
    [K in keyof Q]?: Exclude<Q[K], ''>;
  };

const pageOf = <D extends { readonly total: number; readonly pages: number }, T>(
  answer: Answer<D>,
  itemsOf: (data: D) => readonly T[],
): Answer<Page<T>> => {
  if (!answer.ok) return answer;
  const { total, pages } = answer.value;
  return answered({ items: itemsOf(answer.value), total, pages });
};

/** All accounts. */
export const createUserList = (rest: RestClient): PagedList<AdminUser, UserQuery> =>
  createPagedList(
    async (query: UserQuery, page) =>
      pageOf(
        await rest.call(routes.listUsers, { query: { ...given(query), page, limit: LIMIT } }),
        ({ users }) => users,
      ),
    { search: '', role: '', status: '' },
  );

/** All calls, newest first. */
export const createCallList = (rest: RestClient): PagedList<AdminCall, CallQuery> =>
  createPagedList(
    async (query: CallQuery, page) =>
      pageOf(
        await rest.call(routes.adminListCalls, { query: { ...given(query), page, limit: LIMIT } }),
        ({ calls }) => calls,
      ),
    { status: '', callType: '' },
  );

/** What people with rights did, newest first. */
export const createAuditList = (rest: RestClient): PagedList<AuditEntry, AuditQuery> =>
  createPagedList(
    async (query: AuditQuery, page) =>
      pageOf(
        await rest.call(routes.listAudit, { query: { ...given(query), page, limit: LIMIT } }),
        ({ entries }) => entries,
      ),
    { action: '' },
  );

/** The mails that wait or were sent, newest first. */
export const createOutbox = (rest: RestClient): PagedList<OutboxMail, object> =>
  createPagedList(
    async (_query: object, page) =>
      pageOf(await rest.call(routes.listOutbox, { query: { page, limit: LIMIT } }), ({ mails }) => mails),
    {},
  );

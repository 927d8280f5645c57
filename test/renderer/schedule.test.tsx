import { act, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { ServerConnection } from '#renderer/client/client-types.ts';
import { platformOutbounds, platformRoutes, type WirePlannedCall } from '#renderer/client/platform-catalog.ts';
import { complaintsOf, emptyDraft, toLocalField, toWish } from '#renderer/features/schedule/model/plan-form.ts';
import { ReminderToasts } from '#renderer/features/schedule/ReminderToasts.tsx';
import { ScheduleScreen } from '#renderer/features/schedule/ScheduleScreen.tsx';
import { ok } from '#shared/kernel/result.ts';
import { FakeConnection } from './support/fake-connection.ts';
import { FakeRest } from './support/fake-rest.ts';
import { ada, CALL, CONVERSATION } from './support/people.ts';
import { show } from './support/show.tsx';

const SELF = ada.user.id;
const OTHER = '65abc222def333444555666a';
const SOON = new Date(Date.now() + 3_600_000).toISOString();

const host = (id: string) => ({ id, _id: id, firstName: 'Ben', lastName: 'Turing', name: 'Ben Turing', avatar: null });

const planned = (difference: Partial<WirePlannedCall> = {}): WirePlannedCall => ({
  ...{ id: CALL, _id: CALL, channelName: 'c', channelId: 'c', title: 'Ward round', callType: 'video' },
  ...{ callMode: 'group', status: 'scheduled', host: host(SELF), description: null, maxParticipants: 50 },
  scheduledFor: SOON,
  settings: {
    ...{ allowChat: true, allowScreenShare: true, allowRecording: false },
    ...{ muteOnJoin: false, requirePassword: false },
  },
  ...{ participants: [], participantCount: 0, invitations: [{ userId: OTHER, status: 'invited' }] },
  ...{ conversationId: CONVERSATION, createdAt: SOON, startedAt: null, endedAt: null, duration: 0, endReason: null },
  ...difference,
});

const listOf = (calls: readonly WirePlannedCall[]) =>
  ok({ calls: [...calls], count: calls.length, total: calls.length });

const server = (scheduled: readonly WirePlannedCall[], running: readonly WirePlannedCall[] = []) => {
  let calls = scheduled;
  return new FakeRest()
    .on(platformRoutes.listScheduledCalls, () => listOf(calls))
    .on(platformRoutes.listActiveCalls, () => listOf(running))
    .on(platformRoutes.listContacts, () =>
      ok({ count: 1, contacts: [{ ...host(OTHER), email: null, status: 'online' as const, lastSeen: null }] }),
    )
    .on(platformRoutes.createCall, ({ body }) => {
      const call = planned({ title: body.title ?? '' });
      calls = [...calls, call];
      const access = { appId: 'a', token: 't', uid: 1, channelName: 'c', channelId: 'c' };
      return ok({ call: { ...call, agoraConfig: access } });
    })
    .on(platformRoutes.endCall, () => {
      calls = [];
      return ok({ callId: CALL, endedAt: SOON, duration: 0 });
    });
};

const open = (rest: FakeRest) => {
  const line = new FakeConnection();
  const connection = createStore<ServerConnection | null>(() => line);
  const onJoin = vi.fn();
  const part = <ScheduleScreen rest={rest} connection={connection} selfId={SELF} onJoin={onJoin} />;
  return { ...show(part), line, onJoin };
};

describe('the form of a plan', () => {
  const now = new Date(2026, 10, 20, 13, 20).getTime();

  it('begins with the next full hour, in local time', () => {
    expect(emptyDraft(now).startsAt).toBe('2026-11-20T14:00');
    expect(toLocalField(now)).toBe('2026-11-20T13:20');
  });

  it.each([
    [{ title: ' ' }, { title: 'people.form.required' }],
    [{ startsAt: '2026-11-20T13:00' }, { startsAt: 'people.plan.past' }],
    [{ startsAt: '' }, { startsAt: 'people.plan.past' }],
    [{ maxParticipants: '1' }, { maxParticipants: 'people.plan.number' }],
    [{ maxParticipants: 'ten' }, { maxParticipants: 'people.plan.number' }],
    [{ maxParticipants: '10' }, {}],
  ])('with %o complains of %o', (change, complaints) => {
    expect(complaintsOf({ ...emptyDraft(now), title: 'Round', ...change }, now)).toEqual(complaints);
  });

  it('asks for a password only where one was chosen', () => {
    const draft = { ...emptyDraft(now), title: ' Round ', invited: [OTHER] };
    expect(toWish(draft)).toMatchObject({ title: 'Round', inviteUserIds: [OTHER] });
    expect(toWish(draft).settings).not.toHaveProperty('requirePassword');
    expect(toWish({ ...draft, password: 'sesame' }).settings).toMatchObject({
      requirePassword: true,
      password: 'sesame',
    });
  });
});

describe('planned calls', () => {
  it('are planned with people and rules', async () => {
    const rest = server([]);
    const { user } = open(rest);
    await screen.findByText(/Nothing is planned/);
    await user.click(screen.getByTestId('open-plan'));
    await user.type(await screen.findByLabelText('Title'), 'Ward round');
    await user.click(screen.getByLabelText('Ben Turing'));
    await user.click(screen.getByLabelText('Everybody comes in muted'));
    await user.click(screen.getByTestId('plan-call'));
    expect(await screen.findByTestId('planned-call')).toHaveTextContent('Ward round');
    expect(rest.inputsOf(platformRoutes.createCall)[0]?.body).toMatchObject({
      title: 'Ward round',
      inviteUserIds: [OTHER],
      settings: { muteOnJoin: true, allowChat: true },
    });
  });

  it('are begun and called off by their host', async () => {
    const { user, onJoin } = open(server([planned()]));
    await user.click(await screen.findByRole('button', { name: 'Start now' }));
    expect(onJoin).toHaveBeenCalledWith(CONVERSATION, CALL);
    await user.click(screen.getByTestId('cancel-planned'));
    await user.click(await screen.findByTestId('confirm'));
    expect(await screen.findByText(/Nothing is planned/)).toBeVisible();
  });

  it('are joined by the others once they run', async () => {
    const rest = server([planned({ host: host(OTHER) })]);
    const { line } = open(rest);
    expect(await screen.findByTestId('planned-call')).toHaveTextContent('By Ben Turing');
    expect(screen.queryByTestId('join-planned')).toBeNull();
    rest.on(platformRoutes.listActiveCalls, () => listOf([planned({ host: host(OTHER), status: 'active' })]));
    rest.on(platformRoutes.listScheduledCalls, () => listOf([]));
    const call = planned({ host: host(OTHER), status: 'active' });
    act(() => line.say(platformOutbounds.callStarted, { callId: CALL, call, timestamp: SOON }));
    expect(await screen.findByTestId('join-planned')).toHaveTextContent('Join');
  });
});

describe('reminders', () => {
  const openToasts = () => {
    const line = new FakeConnection();
    const connection = createStore<ServerConnection | null>(() => line);
    return { ...show(<ReminderToasts connection={connection} selfId={SELF} />), line };
  };
  const started = (hostId: string) => ({
    callId: CALL,
    call: planned({ host: host(hostId), status: 'active' }),
    timestamp: SOON,
  });

  it('show what begins soon, until they are looked at', async () => {
    const { user, line, visited } = openToasts();
    const call = {
      ...{ callId: CALL, channelName: 'c', callType: 'video' as const, callMode: 'group' as const },
      ...{ title: 'Ward round', host: host(OTHER), scheduledFor: SOON },
    };
    act(() =>
      line.say(platformOutbounds.callReminder, {
        ...{ callId: CALL, conversationId: CONVERSATION, call, startsAt: SOON, timestamp: SOON },
      }),
    );
    expect(screen.getByTestId('reminder')).toHaveTextContent(/Ward roundBegins at/);
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(visited).toEqual(['/schedule']);
    expect(screen.queryByTestId('reminder')).toBeNull();
  });

  it('take the host into a call that has begun; the others are rung', async () => {
    const { user, line, visited } = openToasts();
    act(() => line.say(platformOutbounds.callStarted, started(OTHER)));
    expect(screen.queryByTestId('reminder')).toBeNull();
    act(() => line.say(platformOutbounds.callStarted, started(SELF)));
    await user.click(screen.getByRole('button', { name: 'Join' }));
    expect(visited).toEqual([`/meet/${CONVERSATION}?call=${CALL}`]);
  });
});

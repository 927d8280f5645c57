import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { sessionRoutes } from '#renderer/client/sessions-catalog.ts';
import type { Appointment } from './appointment.ts';
import {
  type AppointmentDraft,
  type DraftProblems,
  changesOf,
  momentOf,
  problemsOf,
  toBody,
} from './appointment-draft.ts';

/** The form in which an appointment is made or changed. */
export interface FormView {
  readonly draft: AppointmentDraft;
  /** Shown once somebody tried to send the form. */
  readonly problems: DraftProblems;
  readonly phase: 'editing' | 'saving';
  readonly failure: WireFailure | null;
}

/** A form; `save` gives the id of the appointment, or null when it cannot be saved yet. */
export interface AppointmentForm {
  readonly store: StoreApi<FormView>;
  edit(change: Partial<AppointmentDraft>): void;
  save(): Promise<string | null>;
}

/** Builds the form over a draft; with `before` it changes that appointment. */
export const createAppointmentForm = (
  rest: RestClient,
  draft: AppointmentDraft,
  before: Appointment | null,
): AppointmentForm => {
  const store = createStore<FormView>(() => ({ draft, problems: {}, phase: 'editing', failure: null }));
  let wasTried = false;

  const send = (form: AppointmentDraft) => {
    if (before) {
      const params = { appointmentId: before.id };
      return rest.call(sessionRoutes.updateAppointment, { params, body: toBody(changesOf(form, before)) });
    }
    const { client, provider, minutes, type, status, payment } = form;
    const date = new Date(momentOf(form.day, form.time) ?? 0).toISOString();
    const parties = { clientId: client?.id ?? '', psychologistId: provider?.id ?? '' };
    return rest.call(sessionRoutes.createAppointment, {
      body: { ...parties, ...toBody({ minutes, type: type.trim(), status, payment }), date },
    });
  };

  return {
    store,
    edit(change) {
      const edited = { ...store.getState().draft, ...change };
      store.setState({ draft: edited, problems: wasTried ? problemsOf(edited) : {} });
    },
    async save() {
      const { draft: form, phase } = store.getState();
      wasTried = true;
      const problems = problemsOf(form);
      store.setState({ problems });
      if (phase === 'saving' || Object.keys(problems).length > 0) return null;
      store.setState({ phase: 'saving', failure: null });
      const answer = await send(form);
      store.setState({ phase: 'editing', failure: answer.ok ? null : answer.error });
      return answer.ok ? answer.value.id : null;
    },
  };
};

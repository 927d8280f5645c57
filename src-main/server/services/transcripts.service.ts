import { type Outcome, type Transcript, fail } from '#shared/contract/index.ts';
import type { CallId, PersonId, TranscriptId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type CallState, type Outgoing, presentIn, requireParticipant, tell } from '../domain/index.ts';
import type {
  Handlers,
  Log,
  Publisher,
  RandomSource,
  Repositories,
  SerialQueue,
  TranslationPort,
} from '../ports/index.ts';
import { requireOwnSeat, requireVisible } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly publisher: Publisher;
  readonly queue: SerialQueue;
  readonly random: RandomSource;
  readonly translation: TranslationPort;
  readonly log: Log;
  /** The language that a person reads; undefined when unknown. */
  readonly languageOf: (personId: PersonId) => Promise<string | undefined>;
}

/** What was said, without identity. */
type Spoken = Omit<Transcript, 'id' | 'name'> & { readonly isFinal: boolean };

/** Captions: passed on to each receiver in the own language as far as a translator is there; final ones are kept. */
export const createTranscriptsService = (
  parts: Parts,
): Pick<Handlers, 'transcript.say' | 'transcript.submit' | 'transcript.list'> => {
  const { live, repositories, publisher, queue, random, translation } = parts;

  /** Captions keep their order among themselves; a slow translator must not hold up the call. */
  const inOrder = <T>(callId: CallId, task: () => Promise<T>): Promise<T> => queue.run(`captions of ${callId}`, task);

  const readersOf = async ({ callId, participantId }: Spoken): Promise<Map<string | undefined, PersonId[]>> => {
    const readers = new Map<string | undefined, PersonId[]>();
    const call = await live.find(callId);
    for (const participant of call ? presentIn(call) : []) {
      if (participant.id === participantId) continue;
      const language = await parts.languageOf(participant.person.id);
      readers.set(language, [...(readers.get(language) ?? []), participant.person.id]);
    }
    return readers;
  };

  const hear = async (spoken: Spoken, name: string, translations: Record<string, string>) => {
    const { confidence: _notTold, ...heard } = { ...spoken, name };
    const events: Outgoing[] = [];
    for (const [language, people] of await readersOf(spoken)) {
      const text = language === undefined ? undefined : translations[language];
      const extra = text === undefined ? {} : { translation: text, targetLanguage: language };
      events.push(tell('transcript.heard', { ...heard, ...extra }, people));
    }
    publisher.publish(events);
  };

  const keep = async (
    call: CallState,
    spoken: Spoken,
    mustTranslate: boolean,
  ): Promise<Outcome<{ transcript: Transcript; translations: Record<string, string> }>> => {
    const speaker = call.participants.find((participant) => participant.id === spoken.participantId);
    const name = speaker?.person.name ?? '';
    const languages = [...(await readersOf(spoken)).keys()];
    const { translations, failed } = await translateFor(parts, spoken, languages);
    if (mustTranslate && (failed || !translation.available)) return fail('TRANSLATION_UNAVAILABLE');
    const { isFinal, ...kept } = spoken;
    const transcript: Transcript = { ...kept, id: random.objectId() as TranscriptId, name };
    if (isFinal) await repositories.transcripts.insert(transcript, translations);
    await hear(spoken, name, translations);
    return ok({ transcript, translations });
  };

  return {
    'transcript.say': (asker, { requireTranslation, ...input }) =>
      inOrder(input.callId, async () => {
        const seat = await requireOwnSeat(live, asker, input.callId, input.participantId);
        if (!seat.ok) return seat;
        const { call, own } = seat.value;
        const kept = await keep(call, { ...input, participantId: own.id }, requireTranslation);
        return kept.ok ? ok({}) : kept;
      }),
    'transcript.submit': (_asker, { requireTranslation, ...input }) =>
      inOrder(input.callId, async () => {
        const call = await live.requireLive(input.callId);
        if (!call.ok) return call;
        const found = requireParticipant(call.value, input.participantId);
        if (!found.ok) return found;
        return keep(call.value, { ...input, isFinal: true }, requireTranslation);
      }),
    'transcript.list': async (asker, query) => {
      const call = await requireVisible(live, asker, query.callId);
      if (!call.ok) return call;
      return ok({ transcripts: [...(await repositories.transcripts.list(query))] });
    },
  };
};

/** Into every language that somebody reads; what cannot be translated is delivered as it was spoken. */
const translateFor = async (
  { translation, log }: Pick<Parts, 'translation' | 'log'>,
  spoken: Spoken,
  languages: readonly (string | undefined)[],
) => {
  const translations: Record<string, string> = {};
  const failures: unknown[] = [];
  const translateTo = async (target: string | undefined) => {
    if (!target || target === spoken.language || !translation.available) return;
    try {
      const text = await translation.translate(spoken.text, spoken.language, target);
      if (text !== undefined) translations[target] = text;
    } catch (failure) {
      failures.push(failure);
      log.warn({ callId: spoken.callId, target, err: failure }, 'a caption was not translated');
    }
  };
  await Promise.all(languages.map(translateTo));
  return { translations, failed: failures.length > 0 };
};

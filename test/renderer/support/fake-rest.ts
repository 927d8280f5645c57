import type { ReplyData, RestClient, RouteInput, WireFailure } from '#renderer/client/client-types.ts';
import type { RouteEntry } from '#shared/dialects/entry.ts';
import { err, type Result } from '#shared/kernel/result.ts';

interface Asked {
  readonly entry: RouteEntry;
  readonly input: unknown;
}

type Answer = (input: never) => unknown;

/** A server that knows a few routes and writes down what it was asked. */
export class FakeRest implements RestClient {
  readonly asked: Asked[] = [];
  readonly #answers = new Map<RouteEntry, Answer>();

  /** Says what a route answers; a later answer takes the place of the earlier one. */
  on<E extends RouteEntry>(entry: E, answer: (input: RouteInput<E>) => Result<ReplyData<E>, WireFailure>): this {
    this.#answers.set(entry, answer);
    return this;
  }

  async call<E extends RouteEntry>(entry: E, input: RouteInput<E>): Promise<Result<ReplyData<E>, WireFailure>> {
    this.asked.push({ entry, input });
    const answer = this.#answers.get(entry);
    if (!answer) return err({ code: 'NOT_FOUND', message: `No answer for ${entry.path}` });
    return answer(input as never) as Result<ReplyData<E>, WireFailure>;
  }

  /** What a route was asked with, oldest first. */
  inputsOf<E extends RouteEntry>(entry: E): RouteInput<E>[] {
    return this.asked.filter((asked) => asked.entry === entry).map((asked) => asked.input as RouteInput<E>);
  }
}

import { describe, expect, it } from 'vitest';
import { type Dialect, type WireMessage, toEvent, toSignal } from '#server/dialects/dialect.ts';
import { type ErrorCode, errorMessages, fail } from '#shared/contract/index.ts';
import { account, eventSamples, guest, session, signalSamples } from './support/core-samples.ts';
import { publishedApis } from './support/dialects.ts';
import { publishedErrorsOf } from './support/published-errors.ts';

const errorCodes = Object.keys(errorMessages) as ErrorCode[];

/** As it travels: what JSON drops is gone. */
const onTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** A message has an entry in the catalog, fits it, and says nothing that the entry does not declare. */
const expectPublished = (dialect: Dialect, { name, payload }: WireMessage): void => {
  const entry = dialect.outbounds.find((outbound) => outbound.name === name);
  expect(entry?.name).toBe(name);
  expect(entry?.payload.parse(onTheWire(payload))).toEqual(onTheWire(payload));
};

describe.each(publishedApis)('$name', ({ name, dialect }) => {
  const published = publishedErrorsOf(name);

  it.each(eventSamples.map((event) => [event.name, event] as const))('says %s in published words', (_name, event) => {
    for (const message of toEvent(dialect, event, session)) expectPublished(dialect, message);
  });

  it.each(signalSamples.map((signal) => [signal.name, signal] as const))(
    'says the signal %s in published words',
    (_name, signal) => {
      for (const message of toSignal(dialect, signal, session)) expectPublished(dialect, message);
    },
  );

  it('answers signing in, and says farewell, in published words', () => {
    const { signIn, farewell } = dialect;
    const answers = signIn ? [signIn.accept(account), signIn.accept(guest), signIn.refuse('Sign in first.')] : [];
    for (const message of [...answers, ...farewell]) expectPublished(dialect, message);
  });

  it.each(errorCodes)('answers %s over HTTP with a published status and code', (code) => {
    const { status, body } = dialect.toHttpError(fail(code).error, {});
    expect(published.statuses).toContain(status);
    expect(published.rest.codes).toContain(published.rest.codeIn(body));
    expect(JSON.stringify(body)).toContain(errorMessages[code]);
  });

  it.each(errorCodes)('answers %s over a socket with a published code', (code) => {
    const { message, ack } = dialect.toSocketError(fail(code).error, '65abc789def012345678901a');
    expect(message === undefined).toBe(published.socket === undefined);
    if (message) expectPublished(dialect, message);
    if (message) expect(published.socket?.codes).toContain(published.socket?.codeIn(message.payload));
    expect(JSON.stringify(ack ?? message)).toContain(errorMessages[code]);
  });

  it('overrides errors of single entries within what is published', () => {
    for (const { errors } of [...dialect.routes, ...dialect.messages]) {
      for (const code of Object.keys(errors) as ErrorCode[]) {
        const { status, body } = dialect.toHttpError(fail(code).error, errors);
        expect(published.statuses).toContain(status);
        expect(published.rest.codes).toContain(published.rest.codeIn(body));
      }
    }
  });
});

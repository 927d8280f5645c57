import type { Person } from './conversation-calls/index.ts';

/** Where and with whom a speaker is in a call: an appointment, its conversation and one call in it. */
export interface Place {
  readonly url: string;
  readonly conversationId: string;
  /** The room of the appointment, for whoever comes by rooms. */
  readonly roomId: string;
  readonly callId: string;
  /** Rings somebody who comes only when rung. */
  readonly ring: (personId: string) => Promise<void>;
  /** A token for an operator of the call. */
  readonly controlToken: () => Promise<string>;
  /** Who is meant by an id of a person or a participant; undefined for other ids. */
  readonly nameOf: (id: string) => string | undefined;
}

/** Somebody in a call who knows one published API and nothing else. What that API has no word for, is not there. */
export interface Speaker {
  readonly dialect: string;
  readonly name: string;
  /** Comes into the call, and forgets what was told on the way in. */
  come(): Promise<void>;
  /** Switches the own microphone off. */
  mute?(): Promise<void>;
  say?(text: string): Promise<void>;
  leave(): Promise<void>;
  /** Ends the call for everybody. */
  end?(): Promise<void>;
  isConnected(): boolean;
  /** Loses the connection without a word. */
  vanish(): void;
  /** The words of this API that came since the last time, each with whom it is about: `user-joined Zoe`. */
  heard(): Promise<string[]>;
}

/** Makes a speaker; the operator's API takes no person. */
export type MakeSpeaker = (place: Place, person: Pick<Person, 'id' | 'name' | 'token'>) => Promise<Speaker>;

/** Notes the words of one connection, but for those that tell no story. */
export const createStory = (place: Place, words: readonly string[]) => {
  const isWord = new Set(words);
  let heard: { readonly name: string; readonly about: string }[] = [];
  return {
    add: (name: string, payload: unknown) => {
      if (isWord.has(name)) heard.push({ name, about: JSON.stringify(payload) });
    },
    /** Everything so far, each with the first person that it names. */
    take(): string[] {
      const told = heard.map(({ name, about }) => {
        const ids = [...about.matchAll(/"([0-9a-f]{24})"/g)].map(([, id = '']) => place.nameOf(id));
        return [name, ids.find((found) => found !== undefined)].filter(Boolean).join(' ');
      });
      heard = [];
      return told;
    },
  };
};

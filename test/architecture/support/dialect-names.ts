/** How code would mention a dialect. */
export interface Mention {
  readonly inIdentifier: RegExp;
  readonly inString: RegExp;
}

const capitalise = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** What gives a dialect's name away. A name of one common word counts only where it can mean nothing else. */
export const mentionOf = (name: string): Mention => {
  const words = name.split('-');
  const pascal = words.map(capitalise).join('');
  const camel = `${words[0]}${pascal.slice(words[0]?.length)}`;
  return words.length === 1
    ? { inIdentifier: new RegExp(`${camel}Dialect|${pascal}Dialect`), inString: new RegExp(`dialects/${name}(/|$)`) }
    : { inIdentifier: new RegExp(`${camel}|${pascal}`), inString: new RegExp(name) };
};

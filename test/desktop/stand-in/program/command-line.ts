/** What the stand-in was started with, in the form that Playwright and `electron .` use. */
export interface StartArguments {
  /** Everything after the program's name, as Electron shows it in process.argv. */
  readonly all: readonly string[];
  readonly preloads: readonly string[];
  readonly inspectPort: number | undefined;
  readonly entry: string | undefined;
  readonly asksVersion: boolean;
}

/** Sorts the arguments: the first bare word is the app; `-r` takes the word after it. */
export const readArguments = (all: readonly string[]): StartArguments => {
  const preloads: string[] = [];
  const words: string[] = [];
  for (let i = 0; i < all.length; i += 1) {
    const word = all[i] ?? '';
    if (word === '-r' || word === '--require') {
      i += 1;
      preloads.push(all[i] ?? '');
    } else if (!word.startsWith('-')) words.push(word);
  }
  const inspect = all.find((word) => /^--inspect(=|$)/.test(word));
  return {
    all,
    preloads,
    inspectPort: inspect === undefined ? undefined : Number(inspect.split('=')[1] ?? '9229'),
    entry: words[0],
    asksVersion: all.includes('--version') || all.includes('-v'),
  };
};

const NOT_FOR_CHROMIUM = /^(user-data-dir|inspect|inspect-brk|version)$/;
const JOINED = /^(enable|disable)-(features|blink-features)$/;

/** Electron's command line: Chromium's switches, from the arguments and from the app. Names are lower case. */
export class Switches {
  readonly #values = new Map<string, string>();

  constructor(args: readonly string[]) {
    for (const arg of args) {
      const match = /^--([^=]+)=?(.*)$/s.exec(arg);
      if (match?.[1] !== undefined) this.set(match[1], match[2] ?? '');
    }
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  get(name: string): string {
    return this.#values.get(name.toLowerCase()) ?? '';
  }

  /** Lists of features grow, everything else is replaced. */
  set(name: string, value: string): void {
    const key = name.toLowerCase();
    const before = this.#values.get(key);
    const isJoined = JOINED.test(key) && before !== undefined && before !== '';
    this.#values.set(key, isJoined ? `${before},${value}` : value);
  }

  delete(name: string): void {
    this.#values.delete(name.toLowerCase());
  }

  /** As arguments for Chromium, without those that only Node or the stand-in understands. */
  forChromium(): string[] {
    return [...this.#values]
      .filter(([name]) => !NOT_FOR_CHROMIUM.test(name))
      .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
  }
}

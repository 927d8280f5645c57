const isTerminal = process.stderr.isTTY;
const TERMINAL_REFRESH_MS = 1_000;

/** One line on stderr per step that has something to do; nothing for the others. */
export class Progress {
  #total;
  #current = 0;
  /** @type {{ label: string, seconds: number }[]} */
  done = [];

  /** @param {number} total how many steps there are at most */
  constructor(total) {
    this.#total = total;
  }

  /** Counts a step, whether or not it will have anything to do. */
  next() {
    this.#current += 1;
  }

  /**
   * Runs one piece of work and shows how long it took.
   * @template T
   * @param {string} label
   * @param {(report: Report) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async run(label, work) {
    const line = isTerminal ? new TerminalLine() : new PlainLine();
    const startedAt = performance.now();
    const seconds = () => (performance.now() - startedAt) / 1000;
    line.begin(`[${this.#current}/${this.#total}] ${label} …`, seconds);
    try {
      const result = await work({ count: (n, of) => line.count(n, of), note: (text) => line.note(text) });
      line.end(`${seconds().toFixed(1)} s`);
      this.done.push({ label, seconds: seconds() });
      return result;
    } catch (error) {
      line.end(`failed after ${seconds().toFixed(1)} s`);
      throw error;
    }
  }
}

/**
 * @typedef {object} Report what the work can say while it runs
 * @property {(n: number, of: number) => void} count
 * @property {(text: string) => void} note
 */

/** Rewrites itself in place. */
class TerminalLine {
  #head = '';
  #detail = '';
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /**
   * @param {string} head
   * @param {() => number} seconds
   */
  begin(head, seconds) {
    this.#head = head;
    const draw = () => this.#draw(`${seconds().toFixed(0)} s${this.#detail}`);
    this.#timer = setInterval(draw, TERMINAL_REFRESH_MS).unref();
    draw();
  }

  /** @param {number} n @param {number} of */
  count(n, of) {
    this.#detail = ` (${n}/${of} files)`;
  }

  /** @param {string} text */
  note(text) {
    this.#detail = ` (${text})`;
  }

  /** @param {string} text */
  end(text) {
    clearInterval(this.#timer);
    this.#draw(`${text}\n`);
  }

  /** @param {string} text */
  #draw(text) {
    process.stderr.write(`\r\u001b[K${this.#head} ${text}`);
  }
}

/** For logs: one line that only ever grows. */
class PlainLine {
  #shown = 0;

  /** @param {string} head */
  begin(head) {
    process.stderr.write(head);
  }

  /** @param {number} n @param {number} of */
  count(n, of) {
    const tenth = Math.floor((n * 10) / of);
    if (tenth <= this.#shown || tenth === 10) return;
    this.#shown = tenth;
    process.stderr.write(` ${n}/${of}`);
  }

  /** @param {string} text */
  note(text) {
    process.stderr.write(` (${text})`);
  }

  /** @param {string} text */
  end(text) {
    process.stderr.write(` ${text}\n`);
  }
}

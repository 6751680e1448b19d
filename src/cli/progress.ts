import { visible } from '../problems/index.js';

/** Where progress is written: standard error, or a stand-in. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const QUIET_MS = 1000;
const REDRAW_MS = 100;
const CLEAR_LINE = '\r\u001b[2K';

/** One line on a terminal that says what slow work is doing: nothing in its first second, nothing where nobody watches. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #watched: boolean;
  readonly #now: () => number;
  readonly #start: number;
  #lastDrawn = -Infinity;

  constructor(terminal: Terminal, wanted: boolean, now: () => number = () => performance.now()) {
    this.#terminal = terminal;
    this.#watched = wanted && terminal.isTTY === true;
    this.#now = now;
    this.#start = now();
  }

  /** Says what is being done now, and how far it has come where that is known. */
  step(doing: string, done?: number, total?: number): void {
    const now = this.#now();
    if (!this.#watched || now - this.#start < QUIET_MS || now - this.#lastDrawn < REDRAW_MS) return;
    this.#lastDrawn = now;
    const count = done === undefined ? '' : total === undefined ? ` ${done}` : ` ${done} of ${total}`;
    this.#terminal.write(`${CLEAR_LINE}${visible(doing)}${count} …`);
  }

  /** Clears the line. Call it before anything else is printed. */
  end(): void {
    if (this.#lastDrawn === -Infinity) return;
    this.#terminal.write(CLEAR_LINE);
    this.#lastDrawn = -Infinity;
  }
}

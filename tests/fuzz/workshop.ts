import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { FILES, OWN, TEXTS, filesOf, stampOf, textOf, type Kind } from './stamped.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
export const root = here('../..');
export const bin = here('../../bin/decant.js');

/** What a larger run of a kind of misfortune tells: how often it was tried, and what went wrong, each in a sentence. */
export interface Fuzzed {
  readonly tried: number;
  readonly fell: string[];
}

/** Numbers from 0 to 1 that a seed fixes. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A folder in which processes write and are killed, with the program that they run. */
export class Workshop {
  private readonly folder = mkdtempSync(join(tmpdir(), 'decant-fuzz-'));
  private readonly program = join(this.folder, 'child.mjs');
  private made = 0;

  static async open(): Promise<Workshop> {
    const workshop = new Workshop();
    const entryPoints = [here('./child.ts')];
    await build({
      entryPoints,
      outfile: workshop.program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    return workshop;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A place to write of a kind, as the last run left it: `old`, with a user's own file beside a report. */
  place(kind: Kind): Place {
    const desk = join(this.folder, String(this.made++));
    mkdirSync(desk);
    const path = kind === 'rename' ? desk : join(desk, 'acute');
    if (kind === 'rename') put(desk, new Map(TEXTS.map((file, index) => [file, textOf('old', index)])));
    if (kind === 'file') writeFileSync(path, textOf('old', 0));
    if (kind === 'report') put(path, new Map([...filesOf(FILES, 'old'), [OWN, Buffer.from('mine')]]));
    return new Place(kind, desk, path);
  }

  /** A process that is about to write; `go` lets it. */
  async writer({ kind, path }: Place, stamp: string, times: number): Promise<Writer> {
    const child = spawn(process.execPath, [this.program, kind, path, stamp, String(times)]);
    const writer = new Writer(child);
    await writer.said('ready');
    return writer;
  }
}

export class Writer {
  readonly #child: ChildProcessWithoutNullStreams;
  #said = '';
  readonly #ended: Promise<string>;

  constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (this.#said += text));
    this.#ended = new Promise((resolve, reject) =>
      child.on('error', reject).on('close', (status, signal) => resolve(signal ?? String(status))),
    );
  }

  async said(word: string): Promise<void> {
    while (!this.#said.includes(word)) await pause(1);
  }

  go(): void {
    this.#child.stdin.end('\n');
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** How it left, `0`, `1` or `SIGKILL`, and all that it said. */
  async left(): Promise<{ readonly status: string; readonly said: string }> {
    return { status: await this.#ended, said: this.#said.replace('ready\n', '') };
  }
}

export class Place {
  constructor(
    readonly kind: Kind,
    readonly desk: string,
    readonly path: string,
  ) {}

  /** Who wrote what stands here; undefined where that is not whole, or of several. */
  stamp(path = this.path): string | undefined {
    const names = this.kind === 'file' ? [''] : this.kind === 'rename' ? TEXTS : FILES;
    const stamps = names.map((name, index) => {
      const file = join(path, name);
      return existsSync(file) ? stampOf(readFileSync(file), index) : undefined;
    });
    return new Set(stamps).size === 1 ? stamps[0] : undefined;
  }

  /** What stands beside the place that does not belong there. */
  strangers(): string[] {
    const own = this.kind === 'rename' ? TEXTS : ['acute'];
    return readdirSync(this.desk).filter((name) => !own.includes(name));
  }

  /** Whether the user's own file is there still, here or in the folder that made way. */
  keepsOwn(path = this.path): boolean {
    return existsSync(join(path, OWN)) && readFileSync(join(path, OWN), 'utf8') === 'mine';
  }
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

function put(folder: string, files: ReadonlyMap<string, Buffer>): void {
  for (const [file, bytes] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), bytes);
  }
}

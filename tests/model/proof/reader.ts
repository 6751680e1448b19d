import { fork, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Job, Verdict } from './judgedReader.js';

/** What a reader gives back, and what may come of a reader that gives nothing back. */
export type Answer = Omit<Verdict, 'verdict'> & { readonly verdict: Verdict['verdict'] | 'hung' | 'died' };

/** A file takes milliseconds; whatever else the machine is doing, one that takes so long never ends. */
const HANG_MS = 60_000;
const MOST_MEMORY_MB = 512;

/** Reads files in a process of its own, which may neither crash nor hang nor take much memory: it is replaced when it does. */
export class Reader {
  private child: ChildProcess | undefined;

  private constructor(private readonly program: string) {}

  static async start(): Promise<Reader> {
    const program = fileURLToPath(
      new URL(`../../../node_modules/.cache/decant-reader-${process.pid}-${Date.now()}.mjs`, import.meta.url),
    );
    await build({
      entryPoints: [fileURLToPath(new URL('judgedReader.ts', import.meta.url))],
      outfile: program,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      sourcemap: 'inline',
      logLevel: 'error',
    });
    return new Reader(program);
  }

  stop(): void {
    this.child?.kill('SIGKILL');
    rmSync(this.program, { force: true });
  }

  async read(job: Job): Promise<Answer> {
    const child = (this.child ??= fork(this.program, {
      execArgv: [`--max-old-space-size=${MOST_MEMORY_MB}`, '--enable-source-maps'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    }));
    return new Promise((resolve) => {
      const end = (answer: Answer): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (answer.verdict === 'hung' || answer.verdict === 'died') {
          child.kill('SIGKILL');
          this.child = undefined;
        }
        resolve(answer);
      };
      const timer = setTimeout(
        () => end({ verdict: 'hung', said: `no answer in ${HANG_MS} ms`, cpuMs: HANG_MS }),
        HANG_MS,
      );
      child.once('message', (verdict: Verdict) => end(verdict));
      child.once('exit', (code, signal) => end({ verdict: 'died', said: `${code ?? signal ?? ''}`, cpuMs: 0 }));
      child.send(job);
    });
  }

  async readModel(text: string | Uint8Array, interpreted = true): Promise<Answer> {
    return this.read({ kind: 'model', base64: Buffer.from(text).toString('base64'), interpreted });
  }
}

/** How much processor time a file may take: a second, or on a slow machine many times what a sound file takes there. */
export async function calibrated(reader: Reader, sound: Job): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 7; time++) times.push((await reader.read(sound)).cpuMs);
  const median = times.sort((a, b) => a - b)[3] ?? 0;
  return Math.max(1000, 30 * median);
}

import { spawnSync } from 'node:child_process';

/** What a program of its own may take: a library that knows no bounds of its own reads files from the web in one. */
export interface ProgramBounds {
  /** Of what JavaScript allocates. */
  readonly memoryMb: number;
  readonly seconds: number;
  /** Bytes of its answer. */
  readonly reply: number;
}

/**
 * What a built program of ours answers to bytes, as JSON; or what it took more of than it may, for a sentence, where it was ended. A thread
 * would not do: what exhausts its memory ends the whole process.
 */
export function askProgram(
  program: string,
  words: readonly string[],
  input: Uint8Array,
  { memoryMb, seconds, reply }: ProgramBounds,
): { readonly answer: unknown } | { readonly past: string } {
  const { status, stdout, error } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${memoryMb}`, program, ...words],
    { input, maxBuffer: reply, timeout: seconds * 1000, killSignal: 'SIGKILL', windowsHide: true },
  );
  if (status === 0) return { answer: JSON.parse(stdout.toString('utf8')) as unknown };
  const isLate = error !== undefined && 'code' in error && error.code === 'ETIMEDOUT';
  return { past: isLate ? `${seconds} seconds` : `${memoryMb} MB of memory` };
}

import { Errors } from '@oclif/core';
import { UserError, visible } from '../problems/index.js';

export { UserError };

/** What the shell is told: done · a check failed or the input is wrong · used wrongly · a fault of ours. */
export const EXIT = { done: 0, wrong: 1, usage: 2, fault: 70 } as const;

/** A failure as plain data, ready to be printed or sent as JSON. */
export interface Failure {
  readonly exit: number;
  readonly code: string;
  readonly message: string;
  readonly problems: readonly string[];
  readonly stack?: string;
}

/** Sorts anything thrown into the four exit codes. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof UserError) {
    return { exit: EXIT.wrong, code: thrown.code, message: thrown.message, problems: thrown.problems };
  }
  if (thrown instanceof Errors.ExitError) {
    return { exit: thrown.oclif.exit ?? EXIT.done, code: 'exit', message: '', problems: [] };
  }
  if (thrown instanceof Errors.CLIError) {
    return { exit: thrown.oclif.exit ?? EXIT.usage, code: 'usage', message: thrown.message, problems: [] };
  }
  return fileSystemFailure(thrown) ?? fault(thrown);
}

const FILE_SYSTEM_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file is larger than this place allows',
  EIO: 'the disk cannot be read or written',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder, not a file',
  EEXIST: 'it is there already',
  ENOTEMPTY: 'the folder is not empty',
  EBUSY: 'it is in use',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ERR_FS_CP_FIFO_PIPE: 'a pipe cannot be copied',
  ERR_FS_CP_SOCKET: 'a socket cannot be copied',
  ERR_FS_CP_UNKNOWN: 'it is no file or folder that can be copied',
};

function fileSystemFailure(thrown: unknown): Failure | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown) || !('syscall' in thrown || 'path' in thrown)) return undefined;
  const reason = FILE_SYSTEM_REASONS[String(thrown.code)];
  if (reason === undefined) return undefined;
  // A failed write names no file, only an opening does.
  const what = 'path' in thrown ? String(thrown.path) : 'A file could not be read or written';
  return { exit: EXIT.wrong, code: 'file', message: `${what}: ${reason}`, problems: [] };
}

function fault(thrown: unknown): Failure {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return {
    exit: EXIT.fault,
    code: 'fault',
    message: `This is a fault in Decant, not in your files: ${error.message}`,
    problems: [],
    ...(error.stack === undefined ? {} : { stack: error.stack }),
  };
}

/** The failure as text for a terminal; the stack only where asked for. */
export function failureText(failure: Failure, withStack: boolean): string {
  const lines = [failure.message, ...failure.problems.map((problem) => `  ${problem}`)];
  if (failure.stack !== undefined) lines.push(withStack ? failure.stack : 'Run it again with --verbose to see where.');
  return visible(lines.join('\n'));
}

/** The failure as `--json` prints it. */
export interface PrintedFailure {
  readonly error: Pick<Failure, 'code' | 'message' | 'problems'>;
}

export function failureJson({ code, message, problems }: Failure): PrintedFailure {
  return { error: { code, message, problems } };
}

/** Whether the command line or the environment asks for the stack of a fault. */
export function wantsStack(argv: readonly string[]): boolean {
  return hasFlag(argv, '--verbose') || process.env.DEBUG === '*';
}

/** Whether a flag stands before any `--`. */
export function hasFlag(argv: readonly string[], flag: string): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? undefined : end).includes(flag);
}

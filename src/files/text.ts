import { constants, openSync, readSync, closeSync, fstatSync } from 'node:fs';
import type { Problem } from '../problems/index.js';
import { controlInFile } from './controls.js';

/** A site folder comes by e-mail: no file of it may exhaust memory. */
export const LARGEST_FILE_BYTES = 20_000_000;

type Wrong = (found: string, right: string) => undefined;

/**
 * Text of a file, or why it cannot be read: missing, a folder, too large, broken UTF-8, control characters.
 * A leading byte-order mark is dropped.
 */
export function readText(
  path: string,
  file: string,
  problems: Problem[],
  largestBytes = LARGEST_FILE_BYTES,
): string | undefined {
  const bytes = readBytes(path, file, problems, largestBytes);
  const text = bytes === undefined ? undefined : decode(bytes, wrongIn(file, problems));
  const control = text === undefined ? undefined : controlInFile(text);
  return control === undefined ? text : void problems.push({ severity: 'error', file, ...control });
}

/** Bytes of a file, or why it cannot be read: missing, a folder, too large. */
export function readBytes(
  path: string,
  file: string,
  problems: Problem[],
  largestBytes = LARGEST_FILE_BYTES,
): Buffer | undefined {
  const wrong = wrongIn(file, problems);
  let handle: number;
  try {
    handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK); // a named pipe would wait for its writer
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? wrong('this file is missing', 'Add it, or take away what points to it')
      : wrong(`this file cannot be opened (${code ?? 'unknown reason'})`, 'Check its permissions');
  }
  try {
    const facts = fstatSync(handle);
    if (!facts.isFile()) return wrong('this is not a file', 'Put a plain file here');
    if (facts.size > largestBytes) {
      return wrong(`this file has ${facts.size} bytes`, `At most ${largestBytes} bytes are read`);
    }
    const bytes = Buffer.alloc(facts.size);
    const length = readSync(handle, bytes, 0, facts.size, 0);
    return bytes.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

/** The first bytes of a file, as many as are asked for; undefined where it cannot be read, which nobody need be told. */
export function readHead(path: string, most: number): Buffer | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!fstatSync(handle).isFile()) return undefined;
    const bytes = Buffer.alloc(most);
    return bytes.subarray(0, readSync(handle, bytes, 0, most, 0));
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function wrongIn(file: string, problems: Problem[]): Wrong {
  return (found, right) => void problems.push({ severity: 'error', file, found, right });
}

function decode(bytes: Buffer, wrong: Wrong): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return wrong('this file is not UTF-8 text', 'Save it as UTF-8 (in Excel: "CSV UTF-8")');
  }
}

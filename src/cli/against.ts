import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../problems/index.js';

/** What `--against` without a folder is read as: the folder itself, as it is. */
const ITSELF = '';

/** What a hospital is set beside. */
export interface Beside {
  readonly folder: string;
  /** The folder once more, where it is not the hospital's own. */
  readonly other?: string;
}

/**
 * What `--against` sets beside a hospital's folder: the same as it is, or another; undefined where it was not asked for. Throws `UserError` where
 * nothing would differ, and where there is no such folder.
 */
export function besideOf(
  against: string | undefined,
  folder: string,
  changes: readonly (string | readonly string[] | undefined)[],
): Beside | undefined {
  if (against === undefined) return undefined;
  if (against !== ITSELF && resolve(against) !== resolve(folder)) {
    if (statSync(against, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw new UserError(`--against ${against}: there is no such folder`, [
        'Name the folder of a hospital, such as the one before you changed it',
      ]);
    return { folder: against, other: against };
  }
  if (changes.every((each) => each === undefined || each.length === 0))
    throw new UserError('--against has nothing to compare', [
      'It sets the folder as it is beside the folder with a change: add --set name=value',
      'Or it sets another folder beside this one: --against OTHER-FOLDER',
    ]);
  return { folder };
}

/** Words of a command line in which `--against` without a folder, which no flag with a value may lack, is `--against=`. */
export function withItself(argv: readonly string[]): string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  return argv.map((word, index) => {
    const next = argv[index + 1];
    const isPlain = word === '--against' && index < end && (next === undefined || next.startsWith('-'));
    return isPlain ? `--against=${ITSELF}` : word;
  });
}

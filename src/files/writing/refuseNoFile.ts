import type { Stats } from 'node:fs';
import { UserError } from '../../problems/index.js';

/** Nothing of ours takes the place of what is there and is no file to keep words in: a device, a pipe or a socket, which others hold open. */
export function refuseNoFile(named: string, there: Stats | undefined): void {
  const what = there === undefined ? undefined : kindOf(there);
  if (what === undefined) return;
  throw new UserError(`${named} is ${what}, which no file may take the place of: name a plain file`);
}

function kindOf(there: Stats): string | undefined {
  if (there.isFIFO()) return 'a pipe';
  if (there.isSocket()) return 'a socket';
  return there.isCharacterDevice() || there.isBlockDevice() ? 'a device' : undefined;
}

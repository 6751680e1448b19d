import { evaluated, type Asked, type Decant } from '../evaluateSite.js';
import type { Result } from '../result.js';
import type { ResultBeside } from '../written.js';

/** A folder that hospitals are set beside: another, or each one's own as it is. */
interface Beside {
  readonly folder: string;
  readonly other?: string;
}

/**
 * What each of several results is set beside, in their order, each folder evaluated once; undefined where nothing is. Throws `UserError` with every
 * fault of a folder that cannot be evaluated.
 */
export function evaluatedBeside(
  all: readonly (Beside | undefined)[],
  decant: Decant,
  asked: Asked,
  tell: (doing: string) => void,
): (ResultBeside | undefined)[] {
  const known = new Map<string, Result>();
  return all.map((beside) => {
    if (beside === undefined) return undefined;
    const { folder, other } = beside;
    tell(`${folder}: reading`);
    const before = known.get(folder) ?? evaluated(folder, decant, asked).result;
    known.set(folder, before);
    return { before, other };
  });
}

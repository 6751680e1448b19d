import type { Result } from '../../report/index.js';

/** Whether a result is of a hospital's contracts alone: no land is in it, no option acts, and its scenario has no programme. */
export function isOfContracts({ figures }: Pick<Result, 'figures'>): boolean {
  return figures.isLandless === true;
}

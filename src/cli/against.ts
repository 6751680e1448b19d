import { UserError } from '../problems/index.js';

/** Refuses to set a folder beside itself: `--against` compares with something that is changed. */
export function refuseAgainstNothing(
  isAsked: boolean | undefined,
  changes: readonly (string | readonly string[] | undefined)[],
): void {
  if (isAsked === true && changes.every((each) => each === undefined || each.length === 0))
    throw new UserError('--against has nothing to compare', [
      'It sets the folder as it is beside the folder with a change: add --set name=value',
    ]);
}

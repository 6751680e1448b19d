/**
 * What is wrong with a value that is not in its range, and whether it is read as a percentage typed for a share; a value that nobody has
 * typed yet is taken to be too large, or too small where nothing is.
 */
export function saidOutside(
  [low, high]: readonly [number, number],
  value = Infinity,
): { readonly said: string; readonly isShare: boolean } {
  if (high === Infinity) return { said: `below ${low}`, isShare: false };
  const isShare = low === 0 && high === 1 && value > 1;
  return { said: `outside ${low} to ${high}${isShare ? ' (a share is at most 100 %)' : ''}`, isShare };
}

/** Why an input that makes an option what it is stays as it is. */
export function saidFixed(name: string, value: number): { readonly said: string; readonly right: string } {
  return {
    said: `${name} stays ${value} here: with another value this would be another option`,
    right: 'Change it in the options that have it otherwise',
  };
}

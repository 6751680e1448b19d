/** Not the year of "Built before 1948" or "Built 2015 to 2024". */
const NUMBER_AT_END = /(?<!\b(?:to|before|since|from|in) *\d*)\d{1,4}$/i;
/** "Block 12", "Building 12" and "12" say no more than their number. */
const ONLY_A_NUMBER = /^((block|building)\s*)?\d{1,4}$/i;

/** A number for the plan, and the name that it stands for; no name where that says no more than the number. */
export interface BlockNumber {
  readonly label: string;
  readonly name?: string;
}

/**
 * A number for each block, no two the same: that at the end of its name where no block before it has it, those named by nothing
 * but a number first; else the lowest that no name ends in.
 */
export function numberBlocks(names: readonly string[]): BlockNumber[] {
  const inName = names.map(numberIn);
  const labels = new Map<number, string>();
  const taken = new Set<string>();
  const take = (index: number, label: string): void => {
    labels.set(index, label);
    taken.add(label);
  };
  for (const numbersAlone of [true, false]) {
    inName.forEach((label, index) => {
      if (ONLY_A_NUMBER.test(names[index] ?? '') !== numbersAlone) return;
      if (label !== undefined && !taken.has(label)) take(index, label);
    });
  }
  let next = 1;
  return names.map((name, index) => {
    while (!labels.has(index) && taken.has(String(next))) next += 1;
    if (!labels.has(index)) take(index, String(next));
    const label = labels.get(index) ?? '';
    return ONLY_A_NUMBER.test(name) && numberIn(name) === label ? { label } : { label, name };
  });
}

function numberIn(name: string): string | undefined {
  const digits = NUMBER_AT_END.exec(name)?.[0];
  return digits === undefined ? undefined : String(Number(digits));
}

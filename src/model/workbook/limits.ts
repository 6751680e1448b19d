/** What Excel takes in one formula. */
const LONGEST_TEXT = 8192;
const DEEPEST_NESTING = 64;
const MOST_ARGUMENTS = 255;

/** Why Excel would refuse a formula, in the user's words; undefined when it would not. */
export function refusedByExcel(text: string): { readonly found: string; readonly right: string } | undefined {
  const right = 'Split it into lines by meaning';
  if (text.length + 1 > LONGEST_TEXT) {
    return { found: `its Excel formula has ${text.length + 1} characters, and Excel takes ${LONGEST_TEXT}`, right };
  }
  // Most formulas are too short to nest so deep, or to hold so many arguments.
  if (text.length <= DEEPEST_NESTING) return undefined;
  const { depth, most } = shapeOf(text);
  if (depth > DEEPEST_NESTING)
    return { found: `its Excel formula nests ${depth} deep, and Excel takes ${DEEPEST_NESTING}`, right };
  if (most > MOST_ARGUMENTS)
    return { found: `a function of its Excel formula has ${most} arguments, and Excel takes ${MOST_ARGUMENTS}`, right };
  return undefined;
}

/** How deep parentheses nest, and the most arguments that stand between two of them. Sheet names are no part of it. */
function shapeOf(text: string): { depth: number; most: number } {
  const open: number[] = [];
  let [depth, most] = [0, 0];
  for (const character of text.replace(/'[^']*'!/g, '')) {
    if (character === '(') depth = Math.max(depth, open.push(1));
    if (character === ',') open.push((open.pop() ?? 0) + 1);
    if (character === ')') most = Math.max(most, open.pop() ?? 0);
  }
  return { depth, most };
}

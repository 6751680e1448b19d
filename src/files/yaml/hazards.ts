/** Levels of a file: a model needs five, a site six. */
export const DEEPEST_NESTING = 40;
/** Names in one mapping: of lines, of members, of years. */
export const MOST_NAMES = 5_000;
/** A long model has a few hundred lines of text; one of twenty thousand is no model. */
const MOST_LINES = 20_000;
/** Marks that part one value from another on a line: each costs the parser, whatever it parts. */
const MOST_MARKS = 50_000;
export const TOO_DEEP = { found: 'this is nested too deeply', right: `At most ${DEEPEST_NESTING} levels` };

export interface Hazard {
  readonly line?: number;
  readonly column?: number;
  readonly found: string;
  readonly right: string;
}

/** What in a text would exhaust the YAML parser, which recurses into every level, or the reader; found before either starts. */
export function hazardOf(text: string): Hazard | undefined {
  if (depthOfBrackets(text) > DEEPEST_NESTING)
    return { found: 'brackets are nested too deeply', right: TOO_DEEP.right };
  const lines = text.split('\n');
  if (lines.length > MOST_LINES)
    return {
      found: `this file has ${lines.length} lines of text`,
      right: `At most ${MOST_LINES} are read: split it by meaning`,
    };
  const marks = [...text.matchAll(MARKS)].length;
  if (marks > MOST_MARKS)
    return {
      found: `this file has ${marks} commas, brackets, quotes and marks such as & and !`,
      right: `At most ${MOST_MARKS} are read: split it by meaning`,
    };
  const line = firstTooDeep(lines);
  return line === undefined ? undefined : { line, column: 1, ...TOO_DEEP };
}

const MARKS = /[,[\]{}&!?'"]/g;

function depthOfBrackets(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [found] of text.matchAll(/[[\]{}]|(?:^|\s)#.*/g)) {
    if (found === '[' || found === '{') deepest = Math.max(deepest, ++depth);
    else if (found === ']' || found === '}') depth = Math.max(0, depth - 1);
  }
  return deepest;
}

/** The first line that is indented under more lines than are allowed, or opens as many lists: `- - - -`. */
function firstTooDeep(lines: readonly string[]): number | undefined {
  const indents: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const indent = line.length - line.trimStart().length;
    while ((indents.at(-1) ?? -1) >= indent) indents.pop();
    indents.push(indent);
    const lists = /^(?:[-?:]\s+)*/.exec(line.slice(indent, indent + 1000))?.[0].replace(/\s/g, '').length ?? 0;
    if (indents.length + lists > DEEPEST_NESTING) return index + 1;
  }
  return undefined;
}

/** What the YAML parser complains of, in the words of somebody who has never read its specification. */
const PLAIN: Readonly<Record<string, { readonly found: string; readonly right: string }>> = {
  TAB_AS_INDENT: { found: 'this line begins with a tab', right: 'Indent with spaces' },
  BAD_INDENT: {
    found: 'this line is not indented like its neighbours',
    right: 'Give names of one level the same number of spaces',
  },
  MISSING_CHAR: {
    found: 'a colon, comma, quote or bracket is missing here',
    right: 'Write name: value, and close what is opened',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    found: 'a second colon stands on this line',
    right: 'Put text that holds a colon in "quotes"; start each name on a line of its own',
  },
  MULTILINE_IMPLICIT_KEY: { found: 'a colon is missing on this line or the one before', right: 'Write name: value' },
  BAD_ALIAS: { found: 'a value begins with * or &', right: 'Put text in "quotes"; a formula cannot begin so' },
  BAD_SCALAR_START: {
    found: 'a value begins with a character that YAML keeps for itself',
    right: 'Put text in "quotes"; a formula cannot begin so',
  },
  UNEXPECTED_TOKEN: {
    found: 'something stands here that belongs to no name',
    right: 'Write name: value on lines of their own',
  },
};

export function plainEnglish(code: string, message: string): { found: string; right: string } {
  return PLAIN[code] ?? { found: message.split('\n')[0] ?? message, right: 'See YAML 1.2' };
}

export interface Token {
  readonly kind: 'number' | 'word' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
}

/** Why a formula cannot be read, and where in its text. */
export interface FormulaFault {
  readonly at: number;
  readonly found: string;
  readonly right?: string;
}

const TOKEN = /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|==|!=|[-+*/^<>(),]))/y;
export const LONGEST_FORMULA = 4000;

/** Cuts a formula into numbers, words and symbols; anything else is a fault at its place. */
export function tokenise(text: string): Token[] | FormulaFault {
  if (text.length > LONGEST_FORMULA)
    return {
      at: 0,
      found: `this formula has ${text.length} characters`,
      right: `At most ${LONGEST_FORMULA}: split it by meaning`,
    };
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    end = TOKEN.lastIndex;
    const [number, word, symbol] = [match[1], match[2], match[3]];
    const piece = number ?? word ?? symbol ?? '';
    tokens.push({
      kind: number !== undefined ? 'number' : word !== undefined ? 'word' : 'symbol',
      text: piece,
      at: end - piece.length,
    });
  }
  const rest = text.slice(end);
  if (rest.trim() !== '') return strange(end + (rest.length - rest.trimStart().length), rest.trimStart());
  return [...tokens, { kind: 'end', text: '', at: text.trimEnd().length }];
}

const MENDS: Record<string, string> = {
  '=': 'Comparison is written ==; a formula does not assign',
  '&': 'Write and',
  '|': 'Write or',
  '!': 'Write not(…)',
  '≤': 'Write <=',
  '≥': 'Write >=',
  '≠': 'Not equal is written !=',
  '×': 'Write *',
  '÷': 'Write /',
  '−': 'This is a dash of a word processor: type -',
  '–': 'This is a dash of a word processor: type -',
  '²': 'A power is written ^2',
  '£': 'A formula holds no units: make the amount an input, with a unit',
  ';': 'Commas stand between the arguments of a function',
  $: 'A name has no $: years move by themselves, at(line, year) looks at one',
  '%': 'Per cent is for inputs only: write it as a share, 0.25',
  '.': 'A name has no dots',
  '[': 'A formula has no lists',
  '{': 'A formula has no lists',
  '"': 'A formula holds no text',
  "'": 'A formula holds no text',
  '“': 'A formula holds no text',
  '‘': 'A formula holds no text',
};

function strange(at: number, rest: string): FormulaFault {
  const character = [...rest][0] ?? '';
  const right = character === '=' && at === 0 ? 'A formula does not begin with =: leave it out' : MENDS[character];
  return {
    at,
    found: `the character ${character} has no meaning in a formula`,
    right: right ?? 'Names hold letters, digits and _; operators are + - * / ^ < <= > >= == !=',
  };
}

export const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'not']);

/** What to do about a token where none of its kind can stand, from the one before it. */
export function mendOf(token: Token, before: Token | undefined): string {
  const joins = token.kind !== 'symbol' || token.text === '(';
  if (WORDS.has(token.text)) return `${token.text} stands between two conditions`;
  if (joins)
    return before?.kind === 'symbol' && before.text !== ')'
      ? 'Write a number, a name or parentheses'
      : 'Is an operator missing, such as *?';
  if (token.text === ',') return 'Commas stand between the arguments of a function; numbers have none: 1000, not 1,000';
  if (token.text === ')')
    return before?.text === '('
      ? 'Write something between the parentheses'
      : 'Is a value missing before it, or has it no ( of its own?';
  if (token.text === '>' && before?.text === '<') return 'Not equal is written !=';
  if (token.text === '*' && before?.text === '*') return 'A power is written ^';
  return 'Is a value missing before it?';
}

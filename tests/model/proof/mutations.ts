import type { Choices } from './choices.js';
import { NUMBERS, OPERATORS, SNIPPETS } from './snippets.js';

const TOKEN = /[A-Za-z_][A-Za-z0-9_]*|\d+(?:\.\d+)?|[^\sA-Za-z0-9_]/g;

type Mutation = (choices: Choices, text: string) => string;

/** A file spoilt in one to four places: bytes, tokens, lines, snippets. Most are refused; the more careful ones may still be sound. */
export function mutated(choices: Choices, text: string): string {
  const isGentle = choices.chance(60);
  const times = 1 + choices.below(isGentle ? 2 : 4);
  let spoilt = text;
  for (let time = 0; time < times; time++)
    spoilt = choices.pick(isGentle ? GENTLE : [...GENTLE, ...RUDE])(choices, spoilt);
  return spoilt;
}

/** Every byte of a file in one piece, with some turned over: text that is no UTF-8 any more, or says something else. */
export function flipped(choices: Choices, text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  for (let flips = 1 + choices.below(4); flips > 0; flips--) {
    const at = choices.below(Math.min(bytes.length, 65_536));
    bytes[at] = (bytes[at] ?? 0) ^ (1 << choices.below(8));
  }
  return bytes;
}

/** Where the tokens of a text stand. */
function tokensOf(text: string): { readonly at: number; readonly token: string }[] {
  return [...text.matchAll(TOKEN)].map((match) => ({ at: match.index, token: match[0] }));
}

/** Puts something else in the place of one token of a kind. */
function replaced(choices: Choices, text: string, wanted: RegExp, by: (choices: Choices) => string): string {
  const found = tokensOf(text).filter(({ token }) => wanted.test(token));
  if (found.length === 0) return text;
  const { at, token } = choices.pick(found);
  return text.slice(0, at) + by(choices) + text.slice(at + token.length);
}

const WORD = /^[a-z_]/i;
/** Functions that take alike: one for another leaves a formula that may still be sound. */
const ALIKE = [
  ['sum', 'highest', 'lowest', 'cumulative', 'irr'],
  ['min', 'max', 'mod', 'near'],
  ['abs', 'floor', 'ceil', 'sqrt', 'exp', 'log', 'not', 'normal_inverse'],
  ['prev', 'next'],
  ['total', 'mean', 'largest', 'smallest', 'product', 'earlier'],
] as const;

function exchanged(choices: Choices, text: string): string {
  const names: readonly string[] = choices.pick(ALIKE);
  return replaced(choices, text, new RegExp(`^(${names.join('|')})$`), () => choices.pick(names));
}

const GENTLE: readonly Mutation[] = [
  (choices, text) =>
    replaced(choices, text, WORD, () => choices.pick(tokensOf(text).filter(({ token }) => WORD.test(token))).token),
  (choices, text) => replaced(choices, text, /^\d/, () => choices.pick(NUMBERS)),
  (choices, text) => replaced(choices, text, /^[-+*/<>^]$/, () => choices.pick(OPERATORS)),
  exchanged,
  exchanged,
  (choices, text) => replaced(choices, text, /^[-+]$/, () => choices.pick(['+', '-'])),
  (choices, text) => replaced(choices, text, /^[<>]$/, () => choices.pick(['<', '>'])),
  (choices, text) => replaced(choices, text, /^\d/, () => choices.pick(NUMBERS)),
  swappedTokens,
  (choices, text) => onLines(choices, text, (lines, at) => lines.splice(at, 1)),
  (choices, text) =>
    onLines(choices, text, (lines, at) => lines.splice(at, 0, lines[choices.below(lines.length)] ?? '')),
  (choices, text) => onLines(choices, text, swapLines),
  (choices, text) => onLines(choices, text, (lines, at) => (lines[at] = nested(choices, lines[at] ?? ''))),
];

const RUDE: readonly Mutation[] = [
  (choices, text) => inserted(choices, text, choices.pick(SNIPPETS)),
  (choices, text) => inserted(choices, text, choices.pick(SNIPPETS)),
  (choices, text) => inserted(choices, text, choices.pick(SNIPPETS).repeat(1 + choices.below(200))),
  (choices, text) => replaced(choices, text, /./, () => choices.pick(SNIPPETS)),
  (choices, text) => text.slice(0, choices.below(Math.max(1, Math.min(text.length, 65_536)))),
  (choices, text) => {
    const [at, length] = [choices.below(text.length + 1), choices.below(40)];
    return text.slice(0, at) + text.slice(at + length);
  },
  (choices, text) => {
    const [at, length] = [choices.below(text.length + 1), choices.below(400)];
    return inserted(choices, text, text.slice(at, at + length));
  },
  (choices, text) =>
    onLines(choices, text, (lines, at) => (lines[at] = ' '.repeat(choices.below(9)) + (lines[at] ?? '').trimStart())),
];

function inserted(choices: Choices, text: string, snippet: string): string {
  const at = choices.below(Math.min(text.length + 1, 65_536));
  return text.slice(0, at) + snippet + text.slice(at);
}

function swappedTokens(choices: Choices, text: string): string {
  const tokens = tokensOf(text);
  if (tokens.length < 2) return text;
  const [a, b] = [choices.below(tokens.length), choices.below(tokens.length)].sort((x, y) => x - y);
  const [first, second] = [tokens[a ?? 0], tokens[b ?? 0]];
  if (first === undefined || second === undefined || first === second) return text;
  const between = text.slice(first.at + first.token.length, second.at);
  return text.slice(0, first.at) + second.token + between + first.token + text.slice(second.at + second.token.length);
}

function onLines(
  choices: Choices,
  text: string,
  change: (lines: string[], at: number, choices: Choices) => unknown,
): string {
  const lines = text.split('\n');
  change(lines, choices.below(lines.length), choices);
  return lines.join('\n');
}

function swapLines(lines: string[], at: number, choices: Choices): void {
  const other = choices.below(lines.length);
  [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
}

/** Puts what stands after a colon into something: parentheses, a function, a negative. */
function nested(choices: Choices, line: string): string {
  const [, name = '', value = ''] = /^(\s*\w+:\s+)(\S.*)$/.exec(line) ?? [];
  if (value === '') return line;
  const inside = choices.pick([
    '(#)',
    '-(#)',
    'abs(#)',
    'floor((#))',
    'max(0, #)',
    '(#) * (#)',
    'if(#, #, 0)',
    'cumulative(#)',
    'prev(#, 0)',
  ]);
  let deep = value;
  for (let depth = choices.pick([1, 1, 1, 2, 5, 70]); depth > 0 && deep.length < 20_000; depth--)
    deep = inside.replaceAll('#', () => deep);
  return name + deep;
}

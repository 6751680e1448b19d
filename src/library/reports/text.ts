import { didYouMean, type Place } from '../../problems/index.js';
import { FORMAT_NAMES, isFormat } from '../../words/index.js';
import { YEAR_WORDS, type Piece, type YearWord } from './declaration.js';
import { isMeasure, nearestMeasure } from './measures/index.js';

/** Words that a report fills in by itself. */
export const REPORT_WORDS = [
  'option', 'site', 'scenario', 'member', 'variant', 'contract', 'prices', 'year', 'first_year', 'base_year', 'full_year', 'last_year', 'today_year', 'year_before_base',
] as const; // prettier-ignore
export type ReportWord = (typeof REPORT_WORDS)[number];

const VALUE = /^([a-z][a-z0-9_]*)(?:@([a-z]+))?(?:\.([a-z][a-z0-9_]*))?\s*\|\s*(.+)$/;

/** What is wrong with a text, and what would be right. */
export interface TextFault {
  readonly found: string;
  readonly right: string;
}

/**
 * Reads a text with values in braces: `{released_cost|gbp}` is a line in the sentence's year, `{site_wards_closed@last|count ward}`
 * in the last, `{beds_needed.pfi_part|number}` a member's; `{option}` a word that the report knows, `{why}` a part of the sentence,
 * `{measure:plan}` what only code can say, `{section:income}` what the section is called that makes it, `{source:charge_at_base}` whose number an input or a line is, `{decisions:changes}` whether an
 * experiment decides anew.
 */
export function readText(
  text: string,
  parts: readonly string[],
  place: Place,
  wrong: (fault: TextFault) => void,
): Piece[] {
  return text.split(/(\{[^{}]*\})/).flatMap((token): Piece[] => {
    if (token === '') return [];
    if (!token.startsWith('{')) {
      if (/[{}]/.test(token))
        wrong({ found: `a brace stands alone in “${clip(token)}”`, right: 'Write {line|format}, {part} or {word}' });
      return [{ kind: 'words', text: token }];
    }
    const inside = token.slice(1, -1).trim();
    const value = VALUE.exec(inside);
    if (value !== null) return valueOf(value, place, wrong);
    const [, kind, name = ''] = /^(measure|source|section|decisions):([a-z][a-z0-9_-]*)$/.exec(inside) ?? [];
    if (kind === 'measure') {
      if (isMeasure(name)) return [{ kind, name, place }];
      wrong({ found: `there is no measure ${clip(name)}`, right: nearestMeasure(name) });
      return [];
    }
    if (kind === 'source' || kind === 'section' || kind === 'decisions') return [{ kind, name, place }];
    if (parts.includes(inside)) return [{ kind: 'part', name: inside, place }];
    if (isWord(inside)) return [{ kind: 'word', name: inside, place }];
    const known = [...parts, ...REPORT_WORDS];
    wrong({
      found: `{${clip(inside)}} is no part of this sentence and no word of a report`,
      right: didYouMean(inside, known) ?? `A line is written {line|format}; words are ${REPORT_WORDS.join(', ')}`,
    });
    return [];
  });
}

function valueOf(match: RegExpExecArray, place: Place, wrong: (fault: TextFault) => void): Piece[] {
  const [, name = '', year, member, format = ''] = match;
  if (year !== undefined && !isYear(year)) {
    wrong({
      found: `@${year} is no year of a report`,
      right: `Years are ${YEAR_WORDS.map((word) => `@${word}`).join(', ')}`,
    });
    return [];
  }
  if (!isFormat(format.trim())) {
    const right = didYouMean(format.trim(), FORMAT_NAMES) ?? `Formats are ${FORMAT_NAMES.join(', ')}, and count WORD`;
    wrong({ found: `there is no format ${clip(format)}`, right });
    return [];
  }
  return [
    {
      kind: 'value',
      name,
      format: format.trim(),
      place,
      ...(member === undefined ? {} : { member }),
      ...(year === undefined ? {} : { year }),
    },
  ];
}

function isWord(text: string): text is ReportWord {
  return (REPORT_WORDS as readonly string[]).includes(text);
}

function isYear(text: string): text is YearWord {
  return (YEAR_WORDS as readonly string[]).includes(text);
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

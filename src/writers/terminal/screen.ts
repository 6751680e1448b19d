import { printNumber } from '../../words/index.js';
import { wrapLines } from '../../words/screen/index.js';

/** What every answer says first: a banner, of which hospital, option and scenario, and why of this option. */
export interface Head {
  readonly site: string;
  readonly scenario: { readonly title: string; readonly banner?: string };
  readonly option: { readonly title: string; readonly whatIf: boolean };
  /** What a reader set in place of what the hospital's files say. */
  readonly changed?: { readonly sentence: string };
  /** Why this option is the best; undefined for another. */
  readonly best?: string;
}

/** The first lines of an answer, on one screen or in full. */
export function headOf({ site, scenario, option, changed, best }: Head, prices = ''): string[] {
  return [
    ...(scenario.banner === undefined ? [] : [...wrapLines(scenario.banner), '']),
    ...(option.whatIf ? ['WHAT-IF: this option rests on no evidence of what was done.', ''] : []),
    ...wrapLines(`${site}: ${option.title}. Scenario: ${scenario.title}.${prices === '' ? '' : ` ${prices}.`}`),
    ...(changed === undefined ? [] : wrapLines(changed.sentence)),
    ...(best === undefined ? [] : wrapLines(best)),
    '',
  ];
}

/** Points under a heading, each wrapped; nothing where there are none. */
export function points(heading: string, all: readonly string[]): string[] {
  return all.length === 0 ? [] : [heading, ...all.flatMap((point) => wrapLines(`- ${point}`, '  '))];
}

/** How many of the inputs that decide something nobody has measured. */
export function placeholders({ inputs, of }: { readonly inputs: number; readonly of: number }): string {
  return `${printNumber(inputs)} of ${printNumber(of)} inputs are illustrative: put the hospital’s own in before anything is decided.`;
}

/** Where the rest is. */
export function more(files: string): string[] {
  return [`${files} --full prints the rest, --json all of it.`];
}

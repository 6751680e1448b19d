import { printExplanation } from '../../model/explain/index.js';
import { printCount } from '../../words/index.js';
import { wrapLines } from '../../words/screen/index.js';
import type { Placeholder } from '../say/index.js';
import type { Explained } from './cell.js';
import type { Opened } from './explained.js';
import type { ExplainedSentence } from './sentence.js';

/** The option first, then each explanation as a tree; of a sentence first what it says and why. */
export function printExplained(opened: Opened): string {
  return 'sentence' in opened ? printSentence(opened) : printCells(opened);
}

function printCells(all: readonly Explained[]): string {
  const [first] = all;
  if (first === undefined) return '';
  const whose = `Option: ${first.optionTitle} (${first.option}).${first.best === undefined ? '' : ` ${first.best}`}`;
  return [whose, ...all.map(printExplanation)].join('\n\n');
}

/** More sources than this are counted. */
const MOST_SOURCES = 6;

function few(sources: readonly string[]): string {
  const more = sources.length - MOST_SOURCES;
  return [...sources.slice(0, MOST_SOURCES), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function restsOn(values: number, illustrative: number, sources: readonly string[]): string {
  if (values === 0) return 'It rests on no input.';
  const from = sources.length === 0 ? '' : `: ${few(sources)}`;
  return `It rests on ${printCount(values, 'input')}, ${illustrative} of them illustrative${from}.`;
}

/** More inputs that nobody has measured than this are counted: --json has them all. */
const MOST_PLACEHOLDERS = 25;

function unmeasured(placeholders: readonly Placeholder[]): string[] {
  if (placeholders.length === 0) return [];
  const named = placeholders
    .slice(0, MOST_PLACEHOLDERS)
    .map(({ name, label, values }) => `${label} (${name}${values > 1 ? `, ${values} values` : ''})`);
  const more = placeholders.length - named.length;
  return [`Illustrative: ${named.join('; ')}${more > 0 ? `; and ${more} more, which --json lists` : ''}.`];
}

function printSentence(sentence: ExplainedSentence): string {
  const { option, optionTitle, title, text, why, written, values, illustrative, sources = [] } = sentence;
  const { placeholders = [], lines } = sentence;
  const rests = values === undefined ? [] : [restsOn(values, illustrative ?? 0, sources)];
  const said = title === undefined || text === undefined ? [] : [`${title}. ${text}`];
  const head = [`Option: ${optionTitle} (${option}).`, ...said, `${why}. It is written in ${written}.`, ...rests];
  const others = ({ option: of, optionTitle: its, variantTitle }: Explained): string =>
    `${of === option ? '' : `Option ${its}: `}${variantTitle === undefined ? '' : `${variantTitle}: `}`;
  return [
    ...[...head, ...unmeasured(placeholders)].map((line) => wrapLines(line).join('\n')),
    ...lines.map((one) => `${others(one)}${printExplanation(one)}`),
  ].join('\n\n');
}
